/** Who is paid, in German. */
export default {
  'claim.what.free': '{amount} werden gesandt. Ohne Gebühr, ohne Unterschrift.',
  'claim.what.payee':
    '{amount} gehen an {address}, das der Inhaber dieser Adresse als Empfänger benannt hat. Ohne Gebühr, ohne Unterschrift.',
  'receipt.owner': 'Zeile von',
  'receipt.sum': 'Insgesamt',

  'many.title': 'Alles auf einmal',
  'many.text': {
    one: '{count} Zeile liegt bereit: {amounts}. Eine Transaktion holt sie ab.',
    other:
      '{count} Zeilen liegen bereit: {amounts}. Eine Transaktion holt alle ab, oder keine, wenn eine von ihnen abgelehnt wird.',
  },
  'many.get': 'Alles abholen',
  'many.refused':
    'Keine der Zeilen wurde gezahlt. Holen Sie sie einzeln ab: Dann bleibt nur übrig, was abgelehnt wird.',
  'many.where': 'Es geht an {address}. Ohne Gebühr, ohne Unterschrift.',
  'many.where.named': 'Jede geht an das Konto, das für sie bezahlt wird. Ohne Gebühr, ohne Unterschrift.',

  'destination.label': 'Konto, das bezahlt wird',
  'destination.hint':
    'Ein Konto dieser Chain, dessen Schlüssel Sie haben: seine Adresse mit irgendeinem Präfix oder 0x und 64 Stellen. Nicht die Adresse einer Börse, es sei denn, die Börse kennt diese Chain.',
  'destination.is': 'Bezahlt wird',
  'destination.here': 'Die Adresse ist für ein anderes Netzwerk geschrieben. In dieser Chain ist dasselbe Konto',
  'destination.wallet': 'Aus einer Wallet nehmen',
  'destination.account': 'Konto der Wallet',
  'destination.take': 'Dieses Konto nehmen',
  'destination.ethereum':
    'Das ist eine Ethereum-Adresse, für die in dieser Chain niemand einen Schlüssel hat: Was dorthin geht, ist verloren. Fügen Sie ein Konto dieser Chain ein; jede Wallet für Polkadot legt eines an.',
  'destination.keyless':
    'Niemand hat einen Schlüssel dieses Kontos: Es gehört der Chain oder einer anderen, und was dorthin geht, ist verloren. Fügen Sie ein anderes ein.',
  'destination.pot': 'Das ist der Topf der Runde selbst. Fügen Sie ein anderes Konto ein.',
  'destination.self':
    'Das ist das Konto, das ohnehin bezahlt wird. Fügen Sie ein anderes ein, oder holen Sie wie üblich ab.',

  'deadline.label': 'Die Unterschrift gilt',
  'deadline.hint':
    'Vorher kann sie niemand zurücknehmen. Sie wird sofort verwendet, also reichen einige Tage; etwas Zeit bleibt für den Fall, dass die Chain beschäftigt ist.',
  'deadline.hint.stream':
    'Bis dahin kann jeder immer wieder an dieses Konto senden lassen, was frei geworden ist. Vorher kann die Unterschrift niemand zurücknehmen.',
  'deadline.days': { one: '{count} Tag', other: '{count} Tage' },

  'sign.look': 'Zeigen, was unterschrieben wird',
  'sign.change': 'Ändern',
  'sign.title': 'Was Sie unterschreiben',
  'sign.text': 'Lesen Sie es hier, und vergleichen Sie es mit dem, was Ihre Wallet zeigt. Für anderes gilt es nicht.',
  'sign.chain': 'In der Chain',
  'sign.row': 'Gezahlt aus',
  'sign.owner': 'Diese gehört',
  'sign.to': 'Gezahlt an',
  'sign.digits': 'in der Wallet:',
  'sign.amount': 'Betrag',
  'sign.amount.stream': 'Die ganze Zeile, sowie sie frei wird',
  'sign.amount.due': 'Was jetzt fällig ist',
  'sign.units': 'in der Wallet: {units}',
  'sign.until': 'Gilt bis',
  'sign.block': 'in der Wallet: Block {block} der Relay-Chain',
  'sign.written': 'Wie es die Wallet erhält',

  'eth.what':
    'Das ist eine Ethereum-Adresse. Die Seite zeigt ihre Zeilen in Runden, die an Ethereum-Adressen zahlen. Ihr Inhaber unterschreibt, welches Konto dieser Chain bezahlt wird; das kostet nichts und sendet keine Transaktion auf Ethereum.',
  'eth.contract':
    'Ein Vertrag kann nicht unterschreiben: Ein Safe oder eine andere Vertrags-Wallet hat keinen Schlüssel. Wenn diese Adresse eine ist, bitten Sie den Verwalter der Runde, vor dem Öffnen eine andere Adresse in die Liste zu setzen; danach lässt sich nichts mehr ändern.',
  'eth.frozen':
    'Ein Beauftragter hat diese Adresse eingefroren. Bis das endet, wird keine ihrer Zeilen gezahlt, an welches Konto auch immer.',
  'eth.where':
    'Wohin soll gezahlt werden? Sie brauchen ein Konto dieser Chain. Es darf leer sein und braucht keine Token.',
  'eth.refused': 'An dieses Konto kann jetzt nicht gezahlt werden. Geprüft wird es, nicht die Ethereum-Adresse.',
  'eth.form': 'Wie unterschreiben',
  'eth.form.typed': 'Typisierte Daten (EIP-712)',
  'eth.form.text': 'Text (EIP-191)',
  'eth.form.hint':
    'Beides sagt dasselbe. Wallets zeigen typisierte Daten Feld für Feld. Wählen Sie den Text, wenn Ihre sie ablehnt oder falsch unterschreibt.',
  'eth.sign': 'Unterschreiben mit',
  'eth.free':
    'Danach schickt die Seite es für Sie ab. Ohne Gebühr, ohne Transaktion auf Ethereum, in welchem Netzwerk Ihre Wallet auch ist.',
  'eth.none':
    'In diesem Browser wurde keine Ethereum-Wallet gefunden: MetaMask und andere melden sich von selbst. Installieren Sie eine, oder entsperren Sie sie, und sehen Sie noch einmal nach. Auch das Programm distribution druckt, was zu unterschreiben ist: distribution claim message',
  'eth.connecting': 'Es wird gewartet, dass {name} seine Adressen zeigt…',
  'eth.signing': 'Lesen und unterschreiben Sie in {name}…',
  'eth.busy':
    'Die Wallet wartet auf die Antwort auf eine frühere Frage. Öffnen Sie sie, antworten Sie, und versuchen Sie es noch einmal.',
  'eth.refuses': 'Die Wallet lehnt ab: {message}',
  'eth.other': 'Nur {owner} kann das unterschreiben. Die Wallet zeigt dieser Seite andere Adressen:',
  'eth.other.choose': 'Die Adresse in der Wallet wählen',
  'eth.elsewise': 'Manche Wallets lehnen typisierte Daten ohne Netzwerk ab. Der Text sagt dasselbe und gilt genauso.',
  'eth.elsewise.choose': 'Als Text unterschreiben',
  'eth.signature.contract':
    'Das ist die Unterschrift eines Vertrags, der keinen Schlüssel hat: Diese Chain kann sie nicht prüfen. Bitten Sie den Verwalter der Runde, vor dem Öffnen eine andere Adresse in die Liste zu setzen.',
  'eth.signature.none':
    'Was die Wallet geantwortet hat, ist keine Unterschrift. Versuchen Sie es noch einmal, unterschreiben Sie als Text, oder nehmen Sie eine andere Wallet.',
  'eth.others.accounts': {
    one: '{count} weitere Runde zahlt an Ethereum-Adressen. Fügen Sie Ihre ein, um sie zu durchsuchen.',
    other: '{count} weitere Runden zahlen an Ethereum-Adressen. Fügen Sie Ihre ein, um sie zu durchsuchen.',
  },
  'eth.others.ethereum': {
    one: '{count} weitere Runde zahlt an Konten dieser Chain. Fügen Sie Ihres ein, um sie zu durchsuchen.',
    other: '{count} weitere Runden zahlen an Konten dieser Chain. Fügen Sie Ihres ein, um sie zu durchsuchen.',
  },

  'payee.title': 'Wohin Zahlungen gehen',
  'payee.text':
    'Der Inhaber dieser Adresse kann ein anderes Konto als Empfänger benennen. Eine Änderung gilt nach {delay} und kann bis dahin abgebrochen werden.',
  'payee.none': 'Niemand ist benannt: Alles wird an diese Adresse selbst gezahlt.',
  'payee.now': 'Geht an',
  'payee.next': 'Ab {when}',
  'payee.nobody': 'niemand benannt: Es gilt, was sonst benannt ist, oder diese Adresse wird bezahlt',
  'payee.self': 'diese Adresse selbst',
  'payee.waits':
    'Wenn Sie das nicht entschieden haben, hat jemand Ihren Schlüssel: Brechen Sie es ab. Das Datum verschiebt sich, wenn zeitweise nichts abgeholt werden kann.',
  'payee.cancel': 'Die Änderung abbrechen',
  'payee.clear': 'Niemanden mehr benennen',
  'payee.open': 'Ein Konto als Empfänger benennen',
  'payee.set': 'Ein Konto benennen',
  'payee.name': 'Benennen',
  'payee.scope': 'Für',
  'payee.scope.hint': 'Das Engste gilt: eine Runde vor einem Token, dieser vor allem.',
  'payee.scope.everything': 'Alles: Runden und Belohnungen',
  'payee.scope.native': 'Zahlungen in {symbol}',
  'payee.scope.asset': 'Zahlungen in Token {id}',
  'payee.scope.other': 'Zahlungen in einem anderen Token',
  'payee.scope.round': 'Zahlungen der Runde {id}',
  'payee.scope.one': 'Zahlungen einer Runde',
  'payee.number': 'Nummer',
  'payee.number.wrong': 'Geben Sie eine ganze Zahl ein.',
  'payee.full':
    'Für acht Dinge sind schon Empfänger benannt, mehr geht nicht. Benennen Sie zuerst für eines davon niemanden mehr.',
  'payee.words': 'Sie unterschreiben: {scope}: gezahlt an {account}, ab {when}. Bis dahin können Sie es abbrechen.',
  'payee.deposit':
    'Das kostet eine kleine Gebühr und eine Kaution von etwa 0,12 Token, die zurückkommt, wenn niemand mehr benannt ist. Was Ihnen gehört, Ihre Stufe und Ihre Grenzen bleiben Ihre; durch Vesting Gesperrtes wird im anderen Konto frei und gehört ihm.',

  'redirect.title': 'An ein anderes Konto zahlen lassen',
  'redirect.text':
    'Für eine Adresse, deren Konto leer ist: Ihr Inhaber unterschreibt in der Wallet einen Text, ohne Gebühr und ohne Transaktion. Die Unterschrift gilt für diese eine Zahlung.',
  'redirect.limits':
    'Das hindert niemanden, die Zeile wie immer für diese Adresse abzuholen. Soll dorthin gar nichts gehen, benennen Sie ein anderes Konto als Empfänger.',
  'redirect.stream':
    'Sie gilt für das, was beim Abholen frei ist. Für die nächste Zahlung unterschreiben Sie noch einmal.',
  'redirect.before': 'in der Wallet: vorher gezahlt: {units}',
  'redirect.sign': 'Den Text unterschreiben und absenden',
  'redirect.raw':
    'Diese Wallet kann keine Texte unterschreiben. Nehmen Sie eine andere, oder holen Sie die Zeile wie üblich ab.',
  'redirect.signature':
    'Was die Wallet geantwortet hat, ist keine Unterschrift dieser Art von Konto. Versuchen Sie es mit einer anderen Wallet, oder holen Sie die Zeile wie üblich ab.',
} as const;
