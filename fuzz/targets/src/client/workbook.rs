//! A list in a workbook is read as one in text is: every line accounted for, every fault shown.
//!
//! The first byte is how the list is read. What follows is a workbook as it is, or a letter and parts
//! of one, with zero bytes between them: `x` for .xlsx (the sheet, shared strings, styles), `o` for
//! .ods (the rows, styles). The parts are put into an archive here, because chance makes no archives:
//! a wrong checksum would be all that is found.

use super::table::check;

/// Parts of a workbook, by name.
type Files<'a> = Vec<(&'a str, Vec<u8>)>;

/// See the module.
pub fn run(data: &[u8]) {
	let Some((bits, rest)) = data.split_first() else { return };
	let Some((kind, content)) = rest.split_first() else { return };
	let mut parts = content.split(|byte| *byte == 0);
	let mut part = || parts.next().unwrap_or_default();
	match kind {
		b'x' => check(&archive(&xlsx(part(), part(), part())), *bits),
		b'o' => check(&archive(&ods(part(), part())), *bits),
		_ => check(rest, *bits),
	}
}

/// An element with content that may be anything.
fn element(head: &str, content: &[u8], tail: &str) -> Vec<u8> {
	[head.as_bytes(), content, tail.as_bytes()].concat()
}

/// The parts of a workbook of one sheet.
fn xlsx(sheet: &[u8], strings: &[u8], styles: &[u8]) -> Files<'static> {
	const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
	const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
	let relations = |all: &[(&str, &str)]| {
		let package = "http://schemas.openxmlformats.org/package/2006/relationships";
		let mut text = format!("<Relationships xmlns=\"{package}\">");
		for (number, (kind, to)) in (1..).zip(all) {
			text.push_str(&format!(
				"<Relationship Id=\"rId{number}\" Type=\"{KINDS}/{kind}\" Target=\"{to}\"/>"
			));
		}
		format!("{text}</Relationships>").into_bytes()
	};
	let inner = [
		("worksheet", "worksheets/sheet1.xml"),
		("sharedStrings", "sharedStrings.xml"),
		("styles", "styles.xml"),
	];
	let book = format!(
		"<workbook xmlns=\"{MAIN}\" xmlns:r=\"{KINDS}\"><sheets><sheet name=\"list\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
	);
	let of = |name: &str, content: &[u8]| {
		element(&format!("<{name} xmlns=\"{MAIN}\">"), content, &format!("</{name}>"))
	};
	vec![
		("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml")])),
		("xl/workbook.xml", book.into_bytes()),
		("xl/_rels/workbook.xml.rels", relations(&inner)),
		("xl/worksheets/sheet1.xml", of("worksheet", sheet)),
		("xl/sharedStrings.xml", of("sst", strings)),
		("xl/styles.xml", of("styleSheet", styles)),
	]
}

/// The parts of an OpenDocument spreadsheet of one sheet.
fn ods(rows: &[u8], styles: &[u8]) -> Files<'static> {
	const SPACE: &str = "urn:oasis:names:tc:opendocument:xmlns";
	let names = [
		("office", "office"),
		("table", "table"),
		("text", "text"),
		("style", "style"),
		("number", "datastyle"),
	];
	let names = names.map(|(short, name)| format!(" xmlns:{short}=\"{SPACE}:{name}:1.0\""));
	let head = format!("<office:document-content{}><office:automatic-styles>", names.concat());
	let middle = "</office:automatic-styles><office:body><office:spreadsheet><table:table table:name=\"list\">";
	let tail = "</table:table></office:spreadsheet></office:body></office:document-content>";
	let content = [element(&head, styles, middle), element("", rows, tail)].concat();
	let manifest = format!("<manifest:manifest xmlns:manifest=\"{SPACE}:manifest:1.0\"/>");
	vec![
		("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
		("META-INF/manifest.xml", manifest.into_bytes()),
		("content.xml", content),
	]
}

/// A .zip archive of files that are not compressed (source: PKWARE's APPNOTE.TXT, version 6.3).
fn archive(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
	let (mut out, mut directory): (Vec<u8>, Vec<u8>) = (Vec::new(), Vec::new());
	for (name, content) in files {
		let length = (content.len() as u32).to_le_bytes();
		// Version 2.0, no flags, stored, midnight of 1 January 1980; checksum, both lengths, that of the
		// name, no extra field.
		let mut entry: Vec<u8> = vec![20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0];
		entry.extend(checksum(content).to_le_bytes());
		entry.extend([length, length].concat());
		entry.extend((name.len() as u16).to_le_bytes());
		entry.extend([0, 0]);
		let place = (out.len() as u32).to_le_bytes();
		out.extend([&b"PK\x03\x04"[..], &entry, name.as_bytes(), content].concat());
		// No comment, first disk, no attributes.
		let rest = [&[0; 10][..], &place, name.as_bytes()].concat();
		directory.extend([&b"PK\x01\x02\x14\x00"[..], &entry, &rest].concat());
	}
	let count = (files.len() as u16).to_le_bytes();
	let (size, place) = (directory.len() as u32, out.len() as u32);
	out.append(&mut directory);
	out.extend(b"PK\x05\x06\0\0\0\0");
	out.extend([count, count].concat());
	out.extend([size.to_le_bytes(), place.to_le_bytes()].concat());
	out.extend([0, 0]);
	out
}

/// CRC-32, as archives have it.
fn checksum(bytes: &[u8]) -> u32 {
	let shift = |crc: u32, _| (crc >> 1) ^ (0xedb8_8320 & 0u32.wrapping_sub(crc & 1));
	!bytes.iter().fold(!0u32, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), shift))
}
