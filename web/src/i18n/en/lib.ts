/** What the modules of `lib` say. */
export default {
  'address.empty': 'Paste an address.',
  'address.unknown':
    'This is not an address. An address begins with a digit or a letter and has about 48 characters, or begins with 0x.',
  'address.secret':
    'This looks like a secret phrase. Never give it to a web page: whoever has it has your tokens. Paste your address instead.',
  'address.several': 'There are several addresses in this text. Paste one.',
  'address.too-long': 'This is too long to be an address.',
  'address.hex-digits': 'After 0x an address has only the digits 0 to 9 and the letters a to f, not “{character}”.',
  'address.hex-length':
    'After 0x an account has 64 digits and an Ethereum address 40. This one has {digits}: something is missing or too much.',
  'address.hex-bare':
    'These are the digits of an address without its beginning. Put 0x before them if they are an address.',
  'address.capitals':
    'The capital letters of this Ethereum address do not fit its digits, so a character was changed. Copy it again.',
  'address.character': 'Addresses never contain “{character}”, so a character was changed. Copy the address again.',
  'address.length':
    'An address has 46 to 50 characters. This one has {characters}, and does not add up: copy all of it again.',
  'address.checksum': 'The checksum of this address is wrong, so a character was changed. Copy the address again.',
  'address.reserved': 'No network has the address prefix {prefix}. Write the address with another prefix.',

  'amount.empty': 'Enter an amount.',
  'amount.number': 'This is not an amount. Write it in digits.',
  'amount.negative': 'An amount cannot be negative.',
  'amount.ambiguous':
    '“{number}” can mean a thousand times as much as you meant. Write it without a separator, or with all decimals.',
  'amount.groups': 'The separators in “{number}” are not in their places. Write the digits alone.',
  'amount.decimals': {
    one: 'This asset has {count} decimal. Write no more: nothing is rounded.',
    other: 'This asset has {count} decimals. Write no more: nothing is rounded.',
  },
  'amount.unit': 'Write the amount in {symbol}, with or without the symbol.',
  'amount.large': 'This is more than there can be of any asset.',

  'json.long': 'The file is too long.',
  'json.syntax': 'The file is not valid JSON. It may have been cut off or altered.',
  'json.deep': 'The file is nested more deeply than it can be.',
  'json.twice': 'The file has “{name}” twice. Ask for it again.',
  'json.key': 'The file has “{name}”, which does not belong there. Do not use it.',
  'manifest.object': 'This is not the manifest of a list.',
  'manifest.field': 'The manifest lacks the field “{name}”, or its value is not valid.',
  'manifest.encoding': 'The rows of this list have a format that rounds of this chain do not use.',
} as const;
