//! Lists in workbooks.

#![allow(
	clippy::unwrap_used,
	clippy::arithmetic_side_effects,
	reason = "a failed test is the report"
)]

use distribution_client::{
	lists::{
		amounts::ListUnit,
		fault::Fault,
		reading::{Skip, Skipped},
		rows::{parse, List, Rules},
		table::{Choices, HiddenRows},
	},
	plan::{grants::Reader, schedule::Unlock},
	time::Clock,
};

const ALICE: &str = "diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1Ud";
const BOB: &str = "diZPtN6bo7KXBbNgNoEgP56Gc6Y7FoXiziJVpbcyr2VdCf3pQ";

/// The checksum of archives: CRC-32.
fn crc(bytes: &[u8]) -> u32 {
	let mut crc = !0u32;
	for byte in bytes {
		crc ^= u32::from(*byte);
		for _ in 0..8 {
			crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
		}
	}
	!crc
}

/// An archive of files that are not compressed.
fn archive(files: &[(&str, String)]) -> Vec<u8> {
	let (mut out, mut directory): (Vec<u8>, Vec<u8>) = (Vec::new(), Vec::new());
	for (name, content) in files {
		let offset = out.len() as u32;
		let mut header: Vec<u8> = Vec::new();
		// Version, flags, method, time and date.
		header.extend([20u8, 0, 0, 0, 0, 0, 0, 0, 0x21, 0]);
		header.extend(crc(content.as_bytes()).to_le_bytes());
		header.extend((content.len() as u32).to_le_bytes());
		header.extend((content.len() as u32).to_le_bytes());
		header.extend((name.len() as u16).to_le_bytes());
		header.extend([0, 0]);
		out.extend(b"PK\x03\x04");
		out.extend(&header);
		out.extend(name.bytes());
		out.extend(content.bytes());
		directory.extend(b"PK\x01\x02\x14\x00");
		directory.extend(&header);
		// No comment, first disk, no attributes.
		directory.extend([0; 10]);
		directory.extend(offset.to_le_bytes());
		directory.extend(name.bytes());
	}
	let (count, start) = (files.len() as u16, out.len() as u32);
	out.extend(&directory);
	out.extend(b"PK\x05\x06\0\0\0\0");
	out.extend(count.to_le_bytes());
	out.extend(count.to_le_bytes());
	out.extend((directory.len() as u32).to_le_bytes());
	out.extend(start.to_le_bytes());
	out.extend([0, 0]);
	out
}

/// A cell: text, or a number as the file has it.
enum Cell {
	Text(&'static str),
	Number(&'static str),
	Nothing,
}
use Cell::{Nothing, Number, Text};

type Sheet<'a> = (&'a str, Vec<Vec<Cell>>);

fn xlsx(sheets: &[Sheet<'_>]) -> Vec<u8> {
	let sheets: Vec<_> = sheets.iter().map(|(name, rows)| (*name, row_elements(rows))).collect();
	xlsx_of(&sheets)
}

/// The rows of a sheet as the file has them.
fn row_elements(rows: &[Vec<Cell>]) -> String {
	let mut data = String::new();
	for (row, cells) in (1..).zip(rows) {
		data.push_str(&format!("<row r=\"{row}\">"));
		for (column, cell) in ('A'..).zip(cells) {
			match cell {
				Text(text) => data.push_str(&format!(
					"<c r=\"{column}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"
				)),
				Number(number) => {
					data.push_str(&format!("<c r=\"{column}{row}\"><v>{number}</v></c>"));
				}
				Nothing => {}
			}
		}
		data.push_str("</row>");
	}
	data
}

/// A workbook of sheets whose rows are given as the file has them.
fn xlsx_of(sheets: &[(&str, String)]) -> Vec<u8> {
	xlsx_with(sheets, "", "")
}

/// The same, with columns of the sheets and with number formats.
fn xlsx_with(sheets: &[(&str, String)], columns: &str, styles: &str) -> Vec<u8> {
	let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
	let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
	let package = "http://schemas.openxmlformats.org/package/2006/relationships";
	let relations =
		|inner: &str| format!("<Relationships xmlns=\"{package}\">{inner}</Relationships>");
	let (mut names, mut targets) = (String::new(), String::new());
	let mut parts = Vec::new();
	for (number, (name, data)) in (1..).zip(sheets) {
		names.push_str(&format!(
			"<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>"
		));
		targets.push_str(&format!(
			"<Relationship Id=\"rId{number}\" Type=\"{kinds}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
		));
		parts.push((
			format!("xl/worksheets/sheet{number}.xml"),
			format!(
				"<worksheet xmlns=\"{main}\">{columns}<sheetData>{data}</sheetData></worksheet>"
			),
		));
	}
	let office = format!(
		"<Relationship Id=\"rId1\" Type=\"{kinds}/officeDocument\" Target=\"xl/workbook.xml\"/>"
	);
	let mut files = vec![
		("_rels/.rels", relations(&office)),
		(
			"xl/workbook.xml",
			format!("<workbook xmlns=\"{main}\" xmlns:r=\"{kinds}\"><sheets>{names}</sheets></workbook>"),
		),
		("xl/_rels/workbook.xml.rels", relations(&targets)),
	];
	files.extend(parts.iter().map(|(name, content)| (name.as_str(), content.clone())));
	files.push(("xl/styles.xml", format!("<styleSheet xmlns=\"{main}\">{styles}</styleSheet>")));
	archive(&files)
}

fn ods(name: &str, rows: &[Vec<Cell>]) -> Vec<u8> {
	ods_of(name, &ods_rows(rows))
}

/// The rows of a sheet as the file has them.
fn ods_rows(rows: &[Vec<Cell>]) -> String {
	let mut data = String::new();
	for cells in rows {
		data.push_str("<table:table-row>");
		for cell in cells {
			data.push_str(&match cell {
				Text(text) => format!(
					"<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
				),
				Number(number) => format!(
					"<table:table-cell office:value-type=\"float\" office:value=\"{number}\"><text:p>{number}</text:p></table:table-cell>"
				),
				Nothing => "<table:table-cell/>".into(),
			});
		}
		data.push_str("</table:table-row>");
	}
	data
}

/// A workbook of a sheet whose rows are given as the file has them.
fn ods_of(name: &str, data: &str) -> Vec<u8> {
	ods_with(name, data, "")
}

/// The same with styles.
fn ods_with(name: &str, data: &str, styles: &str) -> Vec<u8> {
	let space = "urn:oasis:names:tc:opendocument:xmlns";
	let content = format!(
		"<office:document-content xmlns:office=\"{space}:office:1.0\" xmlns:table=\"{space}:table:1.0\" \
		 xmlns:text=\"{space}:text:1.0\" xmlns:style=\"{space}:style:1.0\" \
		 xmlns:number=\"{space}:datastyle:1.0\"><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name=\"{name}\">\
		 {data}</table:table></office:spreadsheet></office:body></office:document-content>"
	);
	archive(&[
		("mimetype", "application/vnd.oasis.opendocument.spreadsheet".into()),
		(
			"META-INF/manifest.xml",
			format!("<manifest:manifest xmlns:manifest=\"{space}:manifest:1.0\"/>"),
		),
		("content.xml", content),
	])
}

fn read(bytes: &[u8], sheet: Option<&str>) -> List {
	let choices = Choices { sheet: sheet.map(String::from), ..Choices::default() };
	let rules = Rules { unit: ListUnit::Compared, minimum: 1, ..Rules::default() };
	let list = parse(bytes, &choices, rules);
	assert!(list.reading.adds_up(), "{:?}", list.reading);
	list
}

fn places(faults: &[Fault]) -> Vec<(u64, &str)> {
	faults.iter().map(|fault| (fault.line, fault.kind)).collect()
}

fn grants() -> Vec<Vec<Cell>> {
	vec![
		vec![Text("Name"), Text("Amount (DIST)"), Text("Wallet")],
		vec![],
		vec![Text("Ann"), Number("5.5"), Text(ALICE)],
		vec![Text("# the second half")],
		vec![Nothing, Text("1234567.123456789012"), Text(BOB)],
	]
}

#[test]
fn sheet_should_be_read_with_its_rows_numbered_as_people_see_them() {
	for (format, bytes) in
		[("xlsx", xlsx(&[("Grants", grants())])), ("ods", ods("Grants", &grants()))]
	{
		let list = read(&bytes, None);
		assert_eq!(list.faults, [], "{format}");
		let amounts: Vec<u128> = list.rows.iter().map(|(_, amount)| *amount).collect();
		assert_eq!(amounts, [5_500_000_000_000, 1_234_567_123_456_789_012], "{format}");
		let found = (list.reading.format, list.reading.sheet.as_deref(), list.reading.lines);
		assert_eq!(found, (format, Some("Grants"), 5));
		assert_eq!(list.reading.skipped.get(&Skip::Blank), Some(&Skipped { lines: 1, first: 2 }));
		assert_eq!(list.reading.skipped.get(&Skip::Comment), Some(&Skipped { lines: 1, first: 4 }));
		assert_eq!(list.reading.ignored, ["Name"]);
	}
}

#[test]
fn numbers_that_a_cell_does_not_keep_should_be_faults_that_say_how_to_mend_them() {
	let rows = vec![
		vec![Text("account"), Text("amount")],
		vec![Text(ALICE), Number("1.23456712345678E+18")],
		vec![Text(BOB), Number("5000000000000")],
	];
	let list = read(&xlsx(&[("A", grants()), ("B", rows)]), Some("B"));
	assert_eq!(places(&list.faults), [(2, "rounded")]);
	let fault = list.faults.first().unwrap();
	assert!(fault.message.contains("format the column as text"), "{fault}");
	assert_eq!(fault.column.as_deref(), Some("amount"));
}

#[test]
fn sheet_should_be_chosen_when_there_are_several() {
	let bytes = xlsx(&[("A", grants()), ("Empty", vec![]), ("B", grants())]);
	let list = read(&bytes, None);
	assert_eq!(places(&list.faults), [(0, "sheet")]);
	assert!(list.faults.first().unwrap().message.contains("`A`, `B`: choose one by --sheet"));
	assert_eq!(places(&read(&bytes, Some("C")).faults), [(0, "sheet")]);
	assert_eq!(read(&bytes, Some("B")).faults, []);
	assert_eq!(places(&read(b"account,amount\n", Some("B")).faults), [(0, "sheet")]);
	// A sheet beside it with nothing in it is not asked about.
	assert_eq!(read(&xlsx(&[("A", grants()), ("Empty", vec![])]), None).faults, []);
}

#[test]
fn row_whose_formula_failed_should_be_a_fault_and_not_a_comment() {
	let mut rows = grants();
	rows.push(vec![Nothing, Nothing, Text("#N/A")]);
	for bytes in [xlsx_of(&[("A", row_elements(&rows))]), ods("A", &rows)] {
		assert_eq!(places(&read(&bytes, None).faults), [(6, "account"), (6, "amount")]);
	}
}

#[test]
fn cell_that_is_in_the_file_twice_should_be_a_fault() {
	let rows = row_elements(&grants());
	let again = rows.replace("r=\"5\"", "r=\"3\"").replace("B5", "B3").replace("C5", "C3");
	assert_ne!(rows, again);
	assert_eq!(read(&xlsx_of(&[("A", rows)]), None).faults, []);
	assert_eq!(places(&read(&xlsx_of(&[("A", again)]), None).faults), [(3, "workbook")]);
}

#[test]
fn sheet_should_be_refused_when_a_cell_far_away_makes_it_too_large() {
	let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>7</v></c></row>";
	let rows = format!("{}{far}", row_elements(&grants()));
	let list = read(&xlsx_of(&[("A", rows)]), None);
	assert_eq!(places(&list.faults), [(1_048_576, "workbook")]);
}

#[test]
fn grants_should_be_read_from_a_workbook_with_their_schedules() {
	let reader = Reader {
		rules: Rules::default(),
		clock: Clock { block: 27_000_000, seconds: 1_796_083_200 },
		far: false,
		start: None,
		vested: None,
		cut: None,
	};
	let sheet = vec![
		["Name", "Wallet", "Amount (DIST)", "Start", "Cliff", "Duration", "Steps"].map(Text).into(),
		vec![Text("Ann"), Text(ALICE), Number("1.5")],
		vec![
			Text("Ben"),
			Text(BOB),
			Number("48"),
			Text("2026-12-02"),
			Text("1y"),
			Text("4y"),
			Number("48"),
		],
		vec![Text("Cyd"), Text(ALICE), Number("7"), Text("2026-12-02"), Nothing, Text("30d")],
	];
	let grants = reader.read(&xlsx(&[("Grants", sheet)]), &Choices::default());
	assert!(grants.faults.is_empty(), "{:?}", grants.faults);
	let start = 27_014_400;
	let streamed = |cliff, length, step| Unlock::Streamed { start, cliff, length, step };
	let expected =
		[Unlock::Immediate, streamed(0, 432_000, 1), streamed(12 * 438_300, 48 * 438_300, 438_300)];
	assert_eq!(grants.groups.keys().copied().collect::<Vec<_>>(), expected);
	assert_eq!(grants.total, 56_500_000_000_000);
}

fn read_hidden(bytes: &[u8], hidden_rows: Option<HiddenRows>) -> List {
	let choices = Choices { hidden_rows, ..Choices::default() };
	let rules = Rules { unit: ListUnit::Compared, minimum: 1, ..Rules::default() };
	let list = parse(bytes, &choices, rules);
	assert!(list.reading.adds_up(), "{:?}", list.reading);
	list
}

/// Ann, on line 3, is hidden in a way; the empty row before her, too.
fn with_ann_hidden() -> Vec<(&'static str, Vec<u8>)> {
	let (rows, cells) = (row_elements(&grants()), ods_rows(&grants()));
	let hide = |how: &str| {
		let hidden = rows
			.replace("<row r=\"2\">", &format!("<row r=\"2\" {how}>"))
			.replace("<row r=\"3\">", &format!("<row r=\"3\" {how}>"));
		assert_ne!(rows, hidden);
		xlsx_of(&[("Other", String::new()), ("A", hidden)])
	};
	let filter = |how: &str| {
		let row = "<table:table-row>";
		let hidden = format!("<table:table-row table:visibility=\"{how}\">");
		let mut all = String::new();
		for (place, part) in cells.split(row).enumerate() {
			all.push_str(match place {
				0 => "",
				2 | 3 => &hidden,
				_ => row,
			});
			all.push_str(part);
		}
		ods_of("A", &all)
	};
	vec![
		("hidden", hide("hidden=\"1\"")),
		("without height", hide("ht=\"0\" customHeight=\"1\"")),
		("collapsed", filter("collapse")),
		("filtered", filter("filter")),
	]
}

#[test]
fn hidden_rows_should_be_told_and_refused_unless_it_is_said_what_to_do() {
	for (how, bytes) in with_ann_hidden() {
		let list = read_hidden(&bytes, None);
		assert_eq!(places(&list.faults), [(0, "hidden")], "{how}");
		let fault = list.faults.first().unwrap().to_string();
		assert!(fault.contains("hidden or filtered away (line 3): give --hidden-rows"), "{fault}");
		assert!(list.reading.told().contains("\nhidden rows: 1, line 3"), "{how}");

		let all = read_hidden(&bytes, Some(HiddenRows::Include));
		assert_eq!((all.faults.len(), all.rows.len()), (0, 2), "{how}");
		assert_eq!((all.reading.hidden_rows.count, all.warnings.len()), (1, 0), "{how}");

		let seen = read_hidden(&bytes, Some(HiddenRows::Skip));
		assert_eq!((seen.faults.len(), seen.rows.len()), (0, 1), "{how}");
		let skipped = seen.reading.skipped.get(&Skip::Hidden);
		assert_eq!(skipped, Some(&Skipped { lines: 1, first: 3 }), "{how}");
	}
	assert!(read(&xlsx(&[("A", grants())]), None).reading.hidden_rows.is_empty());
}

#[test]
fn hidden_columns_should_be_told() {
	let columns = "<cols><col min=\"2\" max=\"2\" width=\"9\"/><col min=\"3\" max=\"99\" hidden=\"1\"/></cols>";
	let list = read(&xlsx_with(&[("A", row_elements(&grants()))], columns, ""), None);
	assert_eq!(list.faults, []);
	assert_eq!(list.reading.hidden_columns, ["C"]);
	assert!(list.reading.told().contains("\nhidden columns: C"), "{}", list.reading.told());
	let columns = "<table:table-column/><table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"2\"/>";
	let list = read(&ods_of("A", &format!("{columns}{}", ods_rows(&grants()))), None);
	assert_eq!(list.faults, []);
	assert_eq!(list.reading.hidden_columns, ["B", "C"]);
}

#[test]
fn numbers_that_people_see_as_others_should_be_faults() {
	let styles = "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"#,##0,\"/></numFmts>\
		<cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/><xf numFmtId=\"164\"/>\
		<xf numFmtId=\"3\"/></cellXfs>";
	let rows = row_elements(&grants());
	let styled = |style: u32| {
		let rows = rows.replace("<c r=\"B3\">", &format!("<c r=\"B3\" s=\"{style}\">"));
		read(&xlsx_with(&[("A", rows)], "", styles), None)
	};
	for (style, how) in [(1, "as a percentage"), (2, "in thousands or millions")] {
		let list = styled(style);
		assert_eq!(places(&list.faults), [(3, "format")]);
		let fault = list.faults.first().unwrap().to_string();
		assert!(fault.contains(&format!("`5.5` is shown {how}")), "{fault}");
	}
	assert_eq!(styled(0).faults, []);
	assert_eq!(styled(3).faults, []);
	let cells = ods_rows(&grants());
	let percent = cells.replace("value-type=\"float\"", "value-type=\"percentage\"");
	assert_ne!(cells, percent);
	assert_eq!(places(&read(&ods_of("A", &percent), None).faults), [(3, "format")]);
}

#[test]
fn numbers_that_ods_shows_divided_should_be_faults() {
	let styles = |factor: &str| {
		format!(
			"<number:number-style style:name=\"N1P0\"><number:number number:display-factor=\"{factor}\"/></number:number-style>\
			 <number:number-style style:name=\"N1\"><number:number/><style:map style:condition=\"value()&gt;=0\" style:apply-style-name=\"N1P0\"/></number:number-style>\
			 <style:style style:name=\"plain\" style:family=\"table-cell\"/>\
			 <style:style style:name=\"first\" style:family=\"table-cell\" style:data-style-name=\"N1P0\"/>\
			 <style:style style:name=\"mapped\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>\
			 <style:style style:name=\"child\" style:family=\"table-cell\" style:parent-style-name=\"mapped\"/>"
		)
	};
	let faults = |data: &str, factor: &str| {
		let list = read(&ods_with("A", data, &styles(factor)), None);
		list.faults.iter().map(ToString::to_string).collect::<Vec<_>>()
	};
	let cells = ods_rows(&grants());
	let cell = "<table:table-cell office:value-type=\"float\"";
	let styled = |style: &str| {
		let styled =
			format!("<table:table-cell table:style-name=\"{style}\" office:value-type=\"float\"");
		cells.replace(cell, &styled)
	};
	for style in ["first", "mapped", "child"] {
		let found = faults(&styled(style), "1000");
		let shown = |fault: &String| fault.contains("`5.5` is shown in thousands or millions");
		assert!(found.len() == 1 && found.iter().all(shown), "{style}: {found:?}");
		assert!(faults(&styled(style), "1").is_empty(), "{style}");
	}
	// Cells without a style have that of their row or column.
	let columns = "<table:table-column/><table:table-column table:default-cell-style-name=\"first\"/><table:table-column/>";
	assert_eq!(faults(&format!("{columns}{cells}"), "1000").len(), 1);
	assert!(faults(&format!("{columns}{}", styled("plain")), "1000").is_empty());
	let rows = |style: &str| {
		let row = format!("<table:table-row table:default-cell-style-name=\"{style}\">");
		cells.replace("<table:table-row>", &row)
	};
	assert_eq!(faults(&rows("first"), "1000").len(), 1);
	assert!(faults(&format!("{columns}{}", rows("plain")), "1000").is_empty());
}
