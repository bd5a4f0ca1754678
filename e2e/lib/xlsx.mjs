// A workbook as spreadsheets write it: compressed parts, shared strings, numbers and dates with formats.

import { deflateRawSync } from 'node:zlib';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
// The day from which days are counted.
const EPOCH = Date.UTC(1899, 11, 30);
// Places of the formats in the styles.
const [PLAIN, DATE] = [0, 1];

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** The checksum of archives: CRC-32. */
function checksum(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ CRC[(crc ^ byte) & 0xff];
  return (crc ^ 0xffffffff) >>> 0;
}

/** Numbers of two or four bytes, as `[width, number]`. */
function little(...fields) {
  const bytes = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0));
  let at = 0;
  for (const [width, number] of fields) at = bytes.writeUIntLE(number, at, width);
  return bytes;
}

/** An archive of `[name, text]`. */
function archive(files) {
  const [parts, directory] = [[], []];
  let at = 0;
  for (const [name, text] of files) {
    const bytes = Buffer.from(text);
    const packed = deflateRawSync(bytes, { level: 1 });
    // Version, flags, deflated, time, first of January 1980, checksum, sizes, length of the name, nothing more.
    const header = little(
      ...[20, 0, 8, 0, 0x21].map((field) => [2, field]),
      ...[checksum(bytes), packed.length, bytes.length].map((field) => [4, field]),
      ...[name.length, 0].map((field) => [2, field]),
    );
    const own = [Buffer.from('PK\x03\x04'), header, Buffer.from(name), packed];
    parts.push(...own);
    // No comment, first disk, no attributes.
    const rest = little([2, 0], [2, 0], [2, 0], [4, 0], [4, at]);
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), header, rest, Buffer.from(name));
    at += own.reduce((sum, { length }) => sum + length, 0);
  }
  const listed = Buffer.concat(directory);
  const count = files.length;
  const end = little([2, 0], [2, 0], [2, count], [2, count], [4, listed.length], [4, at], [2, 0]);
  return Buffer.concat([...parts, listed, Buffer.from('PK\x05\x06'), end]);
}

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/**
 * A workbook of one sheet. Cells are text, `{ number: '1.5' }`, `{ date: '2027-01-31' }`, or undefined if they are
 * empty.
 */
export function xlsx(sheet, rows) {
  const [strings, lines] = [new Map(), []];
  let used = 0;
  const element = (cell, place) => {
    if (cell === undefined) return '';
    if (typeof cell === 'string') {
      if (!strings.has(cell)) strings.set(cell, strings.size);
      used += 1;
      return `<c r="${place}" t="s"><v>${strings.get(cell)}</v></c>`;
    }
    if (cell.date !== undefined) {
      return `<c r="${place}" s="${DATE}"><v>${(Date.parse(cell.date) - EPOCH) / 86_400_000}</v></c>`;
    }
    return `<c r="${place}" s="${PLAIN}"><v>${cell.number}</v></c>`;
  };
  for (const [row, cells] of rows.entries()) {
    const all = cells.map((cell, column) => element(cell, `${String.fromCharCode(65 + column)}${row + 1}`));
    lines.push(`<row r="${row + 1}">${all.join('')}</row>`);
  }
  const shared = [...strings.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`);
  const relations = (...all) => {
    const listed = all.map(
      ([kind, target], id) => `<Relationship Id="rId${id + 1}" Type="${kind}" Target="${target}"/>`,
    );
    return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${listed.join('')}</Relationships>`;
  };
  const override = ([part, kind]) => `<Override PartName="/xl/${part}.xml" ContentType="${TYPE}.${kind}+xml"/>`;
  const kinds = [
    ['workbook', 'sheet.main'],
    ['worksheets/sheet1', 'worksheet'],
    ['styles', 'styles'],
    ['sharedStrings', 'sharedStrings'],
  ];
  return archive([
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${kinds.map(override).join('')}</Types>`,
    ],
    ['_rels/.rels', relations([`${OFFICE}/officeDocument`, 'xl/workbook.xml'])],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations(
        [`${OFFICE}/worksheet`, 'worksheets/sheet1.xml'],
        [`${OFFICE}/styles`, 'styles.xml'],
        [`${OFFICE}/sharedStrings`, 'sharedStrings.xml'],
      ),
    ],
    [
      'xl/worksheets/sheet1.xml',
      `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData></worksheet>`,
    ],
    [
      'xl/styles.xml',
      `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ],
    [
      'xl/sharedStrings.xml',
      `${HEAD}<sst xmlns="${MAIN}" count="${used}" uniqueCount="${strings.size}">${shared.join('')}</sst>`,
    ],
  ]);
}
