//! Lists that other programs read wrong, and those of this one that were read wrong: each is read
//! whole, or refused with the line.

#![allow(
	clippy::unwrap_used,
	clippy::arithmetic_side_effects,
	reason = "a failed test is the report"
)]

use distribution_client::{
	address,
	lists::{
		accounts::Allowed,
		amounts::ListUnit,
		fault::Fault,
		reading::{Skip, Skipped},
		rows::{parse, List, Rules},
		table::Choices,
	},
};

const ALICE: &str = "diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1Ud";
const BOB: &str = "diZPtN6bo7KXBbNgNoEgP56Gc6Y7FoXiziJVpbcyr2VdCf3pQ";
const CHARLIE: &str = "diZSYSGjqSKQpDz63L2Gi4kitvfndnqbr95mA8dGxJtoix4YY";
/// Five tokens.
const FIVE: u128 = 5_000_000_000_000;

fn rules() -> Rules {
	Rules { minimum: 10_000_000_000, ..Rules::default() }
}

fn read_with(bytes: impl AsRef<[u8]>, rules: Rules) -> List {
	let list = parse(bytes.as_ref(), &Choices::default(), rules);
	assert!(list.reading.adds_up(), "{:?}", list.reading);
	for fault in list.faults.iter().chain(&list.warnings) {
		assert!(fault.message.len() < 300, "{fault}");
		assert!(!fault.to_string().contains(|c: char| c.is_control()), "{fault:?}");
	}
	list
}

fn read(bytes: impl AsRef<[u8]>) -> List {
	read_with(bytes, rules())
}

fn places(faults: &[Fault]) -> Vec<(u64, &str)> {
	faults.iter().map(|fault| (fault.line, fault.kind)).collect()
}

fn skipped(list: &List, why: Skip) -> Option<Skipped> {
	list.reading.skipped.get(&why).copied()
}

#[test]
fn rows_behind_a_comment_should_be_read_when_lines_end_with_cr() {
	let list = read(format!(
		"account,amount\r{ALICE},{FIVE}\r# second batch\r{BOB},{FIVE}\r{CHARLIE},{FIVE}\r"
	));
	assert_eq!(list.faults, []);
	assert_eq!((list.rows.len(), list.total), (3, 3 * FIVE));
	assert_eq!(list.reading.lines, 5);
	assert_eq!(list.reading.line_ends.as_deref(), Some("CR"));
	assert_eq!(skipped(&list, Skip::Comment), Some(Skipped { lines: 1, first: 3 }));
}

#[test]
fn rows_behind_a_comment_should_be_read_when_it_alone_ends_with_cr() {
	let list = read(format!(
		"account,amount\n{ALICE},{FIVE}\n# checked by Ann\r{BOB},{FIVE}\n{CHARLIE},{FIVE}\n"
	));
	assert_eq!(list.faults, []);
	assert_eq!((list.rows.len(), list.reading.lines), (3, 5));
	assert_eq!(list.reading.line_ends.as_deref(), Some("LF and CR"));
}

#[test]
fn row_whose_formula_failed_should_be_a_fault_and_not_a_comment() {
	let list = read(format!(
		"account,amount\n{ALICE},{FIVE}\n#N/A,{FIVE}\n#REF!,{FIVE}\n# N/A\n#{BOB},{FIVE}\n"
	));
	assert_eq!(places(&list.faults), [(3, "account"), (4, "account")]);
	assert_eq!(skipped(&list, Skip::Comment), Some(Skipped { lines: 2, first: 5 }));
}

#[test]
fn rows_that_are_commented_out_should_be_told_with_their_lines() {
	let list = read(format!(
		"# by Ann\naccount,amount\n{ALICE},{FIVE}\n#{BOB},{FIVE}\n# {CHARLIE};{FIVE}\n"
	));
	assert_eq!((list.faults.len(), list.rows.len()), (0, 1));
	assert_eq!(skipped(&list, Skip::Comment), Some(Skipped { lines: 3, first: 1 }));
	assert_eq!(list.reading.commented_out.lines, [4, 5]);
	let told = list.reading.told();
	assert!(told.ends_with("\nrows commented out, and not read: lines 4, 5"), "{told}");
	let many = read(format!("{ALICE},{FIVE}\n{}", format!("#{BOB},{FIVE}\n").repeat(1_000)));
	assert_eq!(many.reading.commented_out.count, 1_000);
	assert!(many.reading.told().ends_with(", 20, 21 and 980 more"), "{}", many.reading.told());
}

#[test]
fn columns_that_are_not_read_should_be_told_up_to_a_number() {
	let names: Vec<String> = (0..1_000).map(|number| format!("c{number}")).collect();
	let list =
		read(format!("account,amount,{}\n{ALICE},{FIVE}{}\n", names.join(","), ",".repeat(1_000)));
	assert_eq!((list.faults.len(), list.reading.ignored.len()), (0, 1_000));
	let told = list.reading.told();
	assert!(told.ends_with("c18, c19 and 980 more"), "{told}");
}

#[test]
fn quote_that_stays_open_in_the_header_should_be_a_fault_of_line_1() {
	let list = read(format!(
		"account,\"amount\n\"{ALICE}\",\"{FIVE}\"\n\"{BOB}\",\"{FIVE}\"\n\"{CHARLIE}\",\"{FIVE}\"\n"
	));
	assert_eq!(places(&list.faults), [(1, "quote")]);
	assert_eq!(list.reading.rows, 3);
}

#[test]
fn quote_inside_a_name_of_the_header_should_be_a_fault() {
	let list = read(format!("account,amount\"\n{ALICE},{FIVE}\n"));
	let faults = places(&list.faults);
	assert!(faults.contains(&(1, "quote")), "{faults:?}");
	assert_eq!(skipped(&list, Skip::Unread), Some(Skipped { lines: 1, first: 2 }));
}

#[test]
fn open_quote_should_be_told_in_a_few_words_beside_the_other_faults() {
	let list =
		read(format!("account,amount\n{ALICE},\"{FIVE}\n{BOB},{FIVE}\nnobody,5\n{CHARLIE},0\n"));
	let faults = places(&list.faults);
	assert_eq!(faults, [(2, "quote"), (4, "account"), (4, "existential-deposit"), (5, "zero")]);
	let quote = list.faults.first().unwrap();
	assert!(quote.message.contains("opened here and not closed"), "{quote}");
	assert!(!quote.message.contains(BOB), "{quote}");
}

#[test]
fn rows_inside_quotes_should_be_a_fault_and_not_a_note() {
	let list = read(format!(
		"account,amount,note\n{ALICE},{FIVE},\"first\n{BOB},{FIVE},second\"\n{CHARLIE},{FIVE},third\n"
	));
	assert_eq!(places(&list.faults), [(2, "quote")]);
}

#[test]
fn line_ends_inside_quotes_should_be_read_in_columns_that_are_not() {
	let list = read(format!(
		"account,note,amount\r\n{ALICE},\"a \"\"note\"\"\r\nof two lines\",{FIVE}\r\n{BOB},,{FIVE}\r\n"
	));
	assert_eq!(list.faults, []);
	assert_eq!((list.rows.len(), list.reading.lines), (2, 4));
	assert_eq!(list.reading.ignored, ["note"]);
	assert_eq!(skipped(&list, Skip::Continued), Some(Skipped { lines: 1, first: 3 }));
	// In a column that is read they hide something.
	let list = read(format!("account,amount\n\"{ALICE}\n\",{FIVE}\n"));
	assert_eq!(places(&list.faults), [(2, "quote")]);
}

#[test]
fn faults_should_have_their_physical_lines() {
	let list = read(format!(
		"account,amount\r\n{ALICE},{FIVE}\r\nnobody,{FIVE}\r\n{ALICE},0\r\n{ALICE},{FIVE}\r\n"
	));
	assert_eq!(places(&list.faults), [(3, "account"), (4, "zero"), (5, "duplicate")]);
	let columns: Vec<_> = list.faults.iter().map(|fault| fault.column.as_deref()).collect();
	assert_eq!(columns, [Some("account"), Some("amount"), None]);
	let list = read(format!("account,amount\n\n\n{ALICE},{FIVE}\n\n{BOB},0"));
	assert_eq!(places(&list.faults), [(6, "zero")]);
	assert_eq!(skipped(&list, Skip::Blank), Some(Skipped { lines: 3, first: 2 }));
}

#[test]
fn utf_16_should_be_read_or_be_one_fault() {
	let text = format!("account,amount\n{ALICE},{FIVE}\n{BOB},{FIVE}\n");
	let mut bytes = vec![0xff, 0xfe];
	bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
	let list = read(&bytes);
	assert_eq!(list.faults, []);
	assert_eq!((list.rows.len(), list.reading.encoding), (2, Some("UTF-16, little-endian")));
	let list = read(bytes.split_off(2));
	assert_eq!(places(&list.faults), [(1, "encoding")]);
	assert!(list.faults.first().unwrap().message.contains("CSV UTF-8"));
}

#[test]
fn control_characters_should_be_escaped() {
	let list = read(format!("\u{1b}[2J\u{1b}[31mhello,{FIVE}\n"));
	assert_eq!(places(&list.faults), [(1, "invisible")]);
	let fault = list.faults.first().unwrap();
	assert!(fault.message.contains("\\u001b[2J\\u001b[31mhello"), "{fault}");
}

#[test]
fn invisible_characters_should_be_named_with_their_place() {
	let list =
		read(format!("\u{200b}{ALICE},{FIVE}\n{BOB}\u{200b},{FIVE}\n{CHARLIE},{FIVE}\u{a0}\n"));
	assert_eq!(places(&list.faults), [(1, "invisible"), (2, "invisible"), (3, "invisible")]);
	let said: Vec<_> = list.faults.iter().map(|fault| fault.message.as_str()).collect();
	for (said, place) in said.iter().zip([
		"zero-width space (U+200B) at character 1",
		"zero-width space (U+200B) at character 50",
		"no-break space (U+00A0) at character 14",
	]) {
		assert!(said.contains(place), "{said}");
	}
}

#[test]
fn amounts_with_underscores_should_be_refused() {
	let tokens = Rules { unit: ListUnit::Tokens(12), ..rules() };
	let dave = "diXGGWTGoeLTVX4w4aVggN8eL4qS87uCma7v7z59hCxKVyRHX";
	let list = read_with(format!("{ALICE},1_5\n{BOB},1__0\n{CHARLIE},_7_\n{dave},1._5\n"), tokens);
	assert_eq!(places(&list.faults), [(1, "amount"), (2, "amount"), (3, "amount"), (4, "amount")]);
}

#[test]
fn accounts_that_nobody_may_have_a_key_for_should_be_refused_unless_they_are_asked_for() {
	let address = "476e0ecfc39c5070846159dceea5555fcbb26e0";
	let (eight, nine, a) = (format!("{address}8"), format!("{address}9"), format!("{address}a"));
	let padded = format!(
		"0x{eight}{},{FIVE}\n0x{}{nine},{FIVE}\n0x{a}{},{FIVE}\n",
		"e".repeat(24),
		"0".repeat(24),
		"0".repeat(24)
	);
	assert_eq!(places(&read(&padded).faults), [(1, "ethereum"), (2, "ethereum"), (3, "ethereum")]);
	let allowed = Rules { allowed: Allowed { keyless: false, ethereum: true }, ..rules() };
	assert_eq!(read_with(&padded, allowed).faults, []);

	let zero = format!(
		"0x{},{FIVE}\n5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUpnhM,{FIVE}\n",
		"0".repeat(64)
	);
	assert_eq!(places(&read(&zero).faults), [(1, "keyless"), (2, "keyless")]);
	let allowed = Rules { allowed: Allowed { keyless: true, ethereum: false }, ..rules() };
	// Both are the same one.
	assert_eq!(places(&read_with(&zero, allowed).faults), [(2, "duplicate")]);

	let bare = format!("0x{eight},{FIVE}\n");
	assert!(read(bare).faults.first().unwrap().message.contains("Ethereum address"));
}

#[test]
fn ethereum_addresses_should_be_read_with_their_checksum_or_without() {
	let checked = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
	let (small, capital) = (checked.to_lowercase(), checked[2..].to_uppercase());
	let other = "0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359";
	let ethereum = Rules { ethereum: true, ..rules() };
	for form in [checked.to_string(), small, format!("0x{capital}")] {
		let list = read_with(format!("{form},{FIVE}\n{other},{FIVE}\n"), ethereum);
		assert_eq!(list.faults, [], "{form}");
		let (id, _) = list.rows[0];
		assert_eq!(address::of_row(&id).map(|it| address::show(&it)), Some(checked.into()));
		assert_eq!(list.forms.into_iter().collect::<Vec<_>>(), [("0x".to_string(), 2)]);
	}
	// In whatever form it comes again.
	let list = read_with(
		format!("{other},{FIVE}\n{checked},{FIVE}\n{},{FIVE}\n", checked.to_lowercase()),
		ethereum,
	);
	assert_eq!(places(&list.faults), [(3, "duplicate")]);
	assert!(list.faults[0].message.contains(checked), "{}", list.faults[0].message);
	let wrong = checked.replace("5aAe", "5AAe");
	let list = read_with(format!("{other},{FIVE}\n{wrong},{FIVE}\n"), ethereum);
	assert_eq!(places(&list.faults), [(2, "account")]);
	assert!(list.faults[0].message.contains("checksum"), "{}", list.faults[0].message);
	let number = format!("0x{}dead", "0".repeat(36));
	let list = read_with(format!("{number},{FIVE}\n"), ethereum);
	assert_eq!(places(&list.faults), [(1, "keyless")]);
}

#[test]
fn accounts_and_ethereum_addresses_should_not_be_in_one_list() {
	let address = "0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359";
	let padded = format!("0x{}{}", "0".repeat(24), &address[2..]);
	let ethereum = Rules { ethereum: true, ..rules() };
	let list = read_with(format!("{address},{FIVE}\n{ALICE},{FIVE}\n{padded},{FIVE}\n"), ethereum);
	assert_eq!(places(&list.faults), [(2, "account"), (3, "account")]);
	for fault in &list.faults {
		assert!(fault.message.contains("cannot be in one list"), "{fault}");
	}
	let list = read(format!("{ALICE},{FIVE}\n{address},{FIVE}\n"));
	assert_eq!(places(&list.faults), [(2, "account")]);
	assert!(list.faults[0].message.contains("give --ethereum"), "{}", list.faults[0]);
}

#[test]
fn account_should_be_a_duplicate_in_every_form() {
	let hex = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
	let polkadot = "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5";
	let list = read(format!("{ALICE},{FIVE}\n{hex},{FIVE}\n{polkadot},{FIVE}\n"));
	assert_eq!(places(&list.faults), [(2, "duplicate"), (3, "duplicate")]);
	assert_eq!((list.rows.len(), list.total, list.reading.rows), (1, FIVE, 1));
	let forms: Vec<_> = list.forms.iter().map(|(form, rows)| (form.as_str(), *rows)).collect();
	assert_eq!(forms, [("0", 1), ("0x", 1), ("7757", 1)]);
	assert_eq!(places(&list.warnings), [(0, "prefix")]);
	let allowed = Rules { allow_duplicates: true, ..rules() };
	assert_eq!(read_with(format!("{ALICE},{FIVE}\n{ALICE},{FIVE}\n"), allowed).rows.len(), 2);
}

#[test]
fn columns_should_be_found_whatever_is_between_them_and_what_was_found_is_told() {
	for (between, name) in [(',', "comma"), (';', "semicolon"), ('\t', "tab"), ('|', "bar")] {
		let text = ["Name", "Amount (DIST)", "Wallet"].join(&between.to_string());
		let row = ["M\u{fc}ller", "5.5", ALICE].join(&between.to_string());
		let list = read(format!("{text}\r\n{row}\r\n"));
		assert_eq!(list.faults, []);
		assert_eq!((list.total, list.decimals), (5_500_000_000_000, Some(12)));
		assert_eq!(list.reading.delimiter.as_deref(), Some(name));
		assert_eq!(list.reading.ignored, ["Name"]);
		let told = list.reading.told();
		for said in [name, "UTF-8", "CRLF", "account from `Wallet`", "2 lines", "1 row", "1 header"]
		{
			assert!(told.contains(said), "{told}");
		}
	}
}

#[test]
fn single_bytes_should_be_read_with_a_warning() {
	let latin: Vec<u8> = format!("name;account;amount\nM\u{fc}ller;{ALICE};{FIVE}\n")
		.chars()
		.map(|c| u8::try_from(c).unwrap())
		.collect();
	let list = read(latin);
	assert_eq!(list.faults, []);
	assert_eq!(places(&list.warnings), [(0, "encoding")]);
}

#[test]
fn comment_at_the_end_should_need_no_line_end() {
	let list = read(format!("{ALICE},{FIVE}\n# the end"));
	assert_eq!(list.faults, []);
	assert_eq!((list.reading.lines, list.reading.rows), (2, 1));
}

#[test]
fn header_that_is_not_understood_should_be_one_fault_and_name_what_is_there() {
	let rows = format!("{ALICE},{FIVE}\n").repeat(1_000);
	let list = read(format!("who,account\n{rows}"));
	assert_eq!(places(&list.faults), [(1, "header")]);
	assert!(list.faults.first().unwrap().message.contains("There are: who, account"));
	assert_eq!(skipped(&list, Skip::Unread), Some(Skipped { lines: 1_000, first: 2 }));
}

#[test]
fn title_above_the_header_should_be_refused_with_a_way_out() {
	let text = format!("Grants; third quarter\n\nWallet;Amount (DIST)\n{ALICE};5\n{BOB};6\n");
	let list = read(&text);
	assert_eq!(places(&list.faults), [(1, "header"), (1, "header")]);
	let told = list.faults.first().unwrap().to_string();
	assert!(told.contains("Line 3 names the columns: give --header-row 3"), "{told}");
	let header = |line: u64, text: &str| {
		let choices = Choices { header_row: Some(line), ..Choices::default() };
		let list = parse(text.as_bytes(), &choices, rules());
		assert!(list.reading.adds_up(), "{:?}", list.reading);
		list
	};
	let list = header(3, &text);
	assert_eq!((list.faults, list.total), (vec![], 11_000_000_000_000));
	let skips: Vec<Skip> = list.reading.skipped.keys().copied().collect();
	assert_eq!(skips, [Skip::Above, Skip::Header, Skip::Blank]);
	// Whatever is above it: an account, a quote that nobody closes, a comment.
	let above = format!("{ALICE};5\n\"x\n# y\n{text}");
	assert_eq!(header(6, &above).rows.len(), 2);
	// Not a line that names columns.
	assert_eq!(places(&header(2, &text).faults), [(2, "header")]);
	assert_eq!(places(&header(4, &text).faults), [(4, "header"), (4, "header")]);
	assert_eq!(places(&header(9, &text).faults), [(0, "header")]);
	let list = read("who;how much\nAnn;5\n");
	let told = list.faults.first().unwrap().to_string();
	assert!(told.contains("give --header-row N"), "{told}");
}

#[test]
fn chosen_columns_should_be_read() {
	let columns = [("account", "who"), ("amount", "due")];
	let columns = columns.map(|(column, name)| (column.to_string(), name.to_string()));
	let choices = Choices { columns: columns.to_vec(), ..Choices::default() };
	let text = format!("due,paid,who\n{FIVE},1,{ALICE}\n");
	let list = parse(text.as_bytes(), &choices, rules());
	assert_eq!((list.faults, list.total), (vec![], FIVE));
}

#[test]
fn amounts_that_a_spreadsheet_has_cut_should_be_refused_unless_they_are_right() {
	let text = format!("{ALICE},1234567123456780000\n{BOB},380000000000000000000\n");
	assert_eq!(places(&read(&text).faults), [(1, "rounded")]);
	assert_eq!(read_with(&text, Rules { allow_rounded: true, ..rules() }).faults, []);
	assert_eq!(read(format!("{text}{CHARLIE},1234567123456789012\n")).faults, []);
	let list = read(format!("{ALICE},1.5E+12\n{BOB},\"5,000,000,000,000\"\n"));
	assert_eq!(places(&list.faults), [(1, "scientific"), (2, "separator")]);
}

#[test]
fn sum_should_go_up_to_the_largest_number_and_no_further() {
	let most = u128::MAX;
	let list = read(format!("{ALICE},{}\n{BOB},{FIVE}\n", most - FIVE));
	assert_eq!((list.faults, list.total), (vec![], most));
	let list = read(format!("{ALICE},{}\n{BOB},{FIVE}\n{CHARLIE},{FIVE}\n", most - FIVE + 1));
	assert_eq!(places(&list.faults), [(2, "overflow"), (3, "overflow")]);
	assert_eq!((list.rows.len(), list.total), (1, most - FIVE + 1));
}

#[test]
fn list_without_rows_should_be_a_fault() {
	for text in ["", "\n\n", "account,amount\n", "# nothing\n", ",,\n"] {
		assert_eq!(places(&read(text).faults), [(0, "empty")], "{text:?}");
	}
}

#[test]
fn unit_that_is_not_known_should_be_one_fault() {
	let list = read(format!("account,amount (USDC)\n{ALICE},5\n{BOB},5\n"));
	assert_eq!(places(&list.faults), [(0, "unit")]);
	let six = Rules { unit: ListUnit::Tokens(6), minimum: 1, ..rules() };
	assert_eq!(read_with(format!("account,amount (USDC)\n{ALICE},5\n"), six).total, 5_000_000);
}

#[test]
fn amounts_that_may_be_tokens_should_be_one_fault_when_nobody_names_their_unit() {
	let small = Rules { minimum: 1, ..rules() };
	let rows = format!("{ALICE},{FIVE}\n{BOB},1500\n{CHARLIE},7\n");
	let list = read_with(&rows, small);
	assert_eq!(places(&list.faults), [(2, "unit")]);
	let told = &list.faults.first().unwrap().message;
	assert!(told.contains("--unit smallest"), "{told}");
	let said = Rules { unit: ListUnit::Smallest, ..small };
	assert_eq!(read_with(&rows, said).total, FIVE + 1_507);
	assert_eq!(read_with(format!("account,amount (smallest)\n{rows}"), small).faults, []);
	// What is below the minimum is told as that, as before.
	assert_eq!(
		places(&read(&rows).faults),
		[(2, "existential-deposit"), (3, "existential-deposit")]
	);
}
