/** What the modules of `lib` say, in German. */
export default {
  'address.empty': 'Fügen Sie eine Adresse ein.',
  'address.unknown':
    'Das ist keine Adresse. Eine Adresse beginnt mit einer Ziffer oder einem Buchstaben und hat etwa 48 Zeichen, oder sie beginnt mit 0x.',
  'address.secret':
    'Das sieht aus wie eine geheime Wortfolge. Geben Sie sie nie auf einer Webseite ein: Wer sie hat, hat Ihre Token. Fügen Sie stattdessen Ihre Adresse ein.',
  'address.several': 'In diesem Text stehen mehrere Adressen. Fügen Sie eine ein.',
  'address.too-long': 'Das ist zu lang für eine Adresse.',
  'address.hex-digits':
    'Nach 0x hat eine Adresse nur die Ziffern 0 bis 9 und die Buchstaben a bis f, nicht „{character}“.',
  'address.hex-length':
    'Nach 0x hat ein Konto 64 Stellen und eine Ethereum-Adresse 40. Diese hat {digits}: Etwas fehlt oder ist zu viel.',
  'address.hex-bare':
    'Das sind die Stellen einer Adresse ohne ihren Anfang. Schreiben Sie 0x davor, wenn es eine Adresse ist.',
  'address.capitals':
    'Die Großbuchstaben dieser Ethereum-Adresse passen nicht zu ihren Stellen, also wurde ein Zeichen verändert. Kopieren Sie sie noch einmal.',
  'address.character':
    'In Adressen kommt „{character}“ nie vor, also wurde ein Zeichen verändert. Kopieren Sie die Adresse noch einmal.',
  'address.length':
    'Eine Adresse hat 46 bis 50 Zeichen. Diese hat {characters} und geht nicht auf: Kopieren Sie sie noch einmal ganz.',
  'address.checksum':
    'Die Prüfsumme dieser Adresse ist falsch, also wurde ein Zeichen verändert. Kopieren Sie die Adresse noch einmal.',
  'address.reserved':
    'Kein Netzwerk hat das Adresspräfix {prefix}. Schreiben Sie die Adresse mit einem anderen Präfix.',

  'amount.empty': 'Geben Sie einen Betrag ein.',
  'amount.number': 'Das ist kein Betrag. Schreiben Sie ihn in Ziffern.',
  'amount.negative': 'Ein Betrag kann nicht negativ sein.',
  'amount.ambiguous':
    '„{number}“ kann tausendmal so viel bedeuten, wie Sie meinen. Schreiben Sie den Betrag ohne Trennzeichen oder mit allen Nachkommastellen.',
  'amount.groups': 'Die Trennzeichen in „{number}“ stehen nicht an ihren Stellen. Schreiben Sie nur die Ziffern.',
  'amount.decimals': {
    one: 'Dieser Token hat {count} Nachkommastelle. Schreiben Sie nicht mehr: Es wird nichts gerundet.',
    other: 'Dieser Token hat {count} Nachkommastellen. Schreiben Sie nicht mehr: Es wird nichts gerundet.',
  },
  'amount.unit': 'Schreiben Sie den Betrag in {symbol}, mit oder ohne das Kürzel.',
  'amount.large': 'Das ist mehr, als es von irgendeinem Token geben kann.',

  'json.long': 'Die Datei ist zu lang.',
  'json.syntax': 'Die Datei ist kein gültiges JSON. Vielleicht wurde sie abgeschnitten oder verändert.',
  'json.deep': 'Die Datei ist tiefer verschachtelt, als sie sein kann.',
  'json.twice': 'In der Datei steht „{name}“ zweimal. Bitten Sie darum, dass man sie Ihnen noch einmal gibt.',
  'json.key': 'In der Datei steht „{name}“, das nicht hineingehört. Verwenden Sie sie nicht.',
  'manifest.object': 'Das ist nicht das Manifest einer Liste.',
  'manifest.field': 'Im Manifest fehlt das Feld „{name}“, oder es hat keinen gültigen Wert.',
  'manifest.encoding': 'Die Zeilen dieser Liste haben ein Format, das die Runden dieser Chain nicht verwenden.',
} as const;
