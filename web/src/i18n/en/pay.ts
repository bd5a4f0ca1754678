/** Who is paid: rows of Ethereum addresses, payees, redirects, and several rounds at once. */
export default {
  'claim.what.free': '{amount} will be sent. No fee, no signature.',
  'claim.what.payee':
    '{amount} will be sent to {address}, whom the owner of this address has named. No fee, no signature.',
  'receipt.owner': 'Row of',
  'receipt.sum': 'In total',

  'many.title': 'Everything at once',
  'many.text': {
    one: '{count} row is ready: {amounts}. One transaction gets it.',
    other: '{count} rows are ready: {amounts}. One transaction gets them all, or none if one of them is refused.',
  },
  'many.get': 'Get all',
  'many.refused': 'None of the rows was paid. Get them one by one: only what is refused is left then.',
  'many.where': 'It will be sent to {address}. No fee, no signature.',
  'many.where.named': 'Each is sent to the account that is paid for it. No fee, no signature.',

  'destination.label': 'Account to be paid',
  'destination.hint':
    'An account of this chain whose key you have: its address with any prefix, or 0x and 64 digits. Not the address of an exchange, unless the exchange knows this chain.',
  'destination.is': 'It is paid to',
  'destination.here': 'The address was written for another network. On this chain the same account is',
  'destination.wallet': 'Take it from a wallet',
  'destination.account': 'Account of the wallet',
  'destination.take': 'Take this account',
  'destination.ethereum':
    'This is an Ethereum address, for which nobody has a key on this chain: what is sent there is lost. Paste an account of this chain; any wallet for Polkadot makes one.',
  'destination.keyless':
    'Nobody has a key of this account: it belongs to the chain or to another one, and what is sent there is lost. Paste another one.',
  'destination.pot': 'This is the pot of the round itself. Paste another account.',
  'destination.self': 'This is the account that is paid anyway. Paste another one, or get it as usual.',

  'deadline.label': 'The signature is good for',
  'deadline.hint':
    'Nobody can take a signature back before. It is used at once, so a few days are enough; time is left in case the chain is busy.',
  'deadline.hint.stream':
    'Until then anybody can have what has unlocked sent to that account, again and again. Nobody can take the signature back before.',
  'deadline.days': { one: '{count} day', other: '{count} days' },

  'sign.look': 'Show what is signed',
  'sign.change': 'Change it',
  'sign.title': 'What you sign',
  'sign.text': 'Read it here, and compare it with what your wallet shows. It is good for nothing else.',
  'sign.chain': 'On the chain',
  'sign.row': 'Paid from',
  'sign.owner': 'Which belongs to',
  'sign.to': 'Paid to',
  'sign.digits': 'in the wallet:',
  'sign.amount': 'Amount',
  'sign.amount.stream': 'All of the row, as it unlocks',
  'sign.amount.due': 'What is due now',
  'sign.units': 'in the wallet: {units}',
  'sign.until': 'Good until',
  'sign.block': 'in the wallet: block {block} of the relay chain',
  'sign.written': 'As the wallet gets it',

  'eth.what':
    'This is an Ethereum address. The page shows its rows in rounds that pay Ethereum addresses. Its owner signs which account of this chain is paid; that costs nothing, and sends no transaction on Ethereum.',
  'eth.contract':
    'A contract cannot sign: a Safe or another contract wallet has no key. If this address is one, ask the manager of the round to put another address into the list before the round opens; afterwards nothing can be changed.',
  'eth.frozen':
    'An officer has frozen this address. None of its rows is paid until that ends, whichever account is to be paid.',
  'eth.where': 'Where should it be paid? You need an account of this chain. It may be empty, and needs no tokens.',
  'eth.refused': 'This account cannot be paid now. It is the one that is checked, not the Ethereum address.',
  'eth.form': 'How to sign',
  'eth.form.typed': 'Typed data (EIP-712)',
  'eth.form.text': 'Text (EIP-191)',
  'eth.form.hint':
    'Both say the same. Wallets show typed data field by field. Choose the text if yours refuses typed data, or signs it wrongly.',
  'eth.sign': 'Sign with',
  'eth.free':
    'The page then sends it for you. No fee, no transaction on Ethereum, on whichever network your wallet is.',
  'eth.none':
    'No Ethereum wallet was found in this browser: MetaMask and others announce themselves. Install one, or unlock it and look again. The program distribution prints what to sign, too: distribution claim message',
  'eth.connecting': 'Waiting for {name} to show its addresses…',
  'eth.signing': 'Read and sign in {name}…',
  'eth.busy': 'The wallet is waiting for an answer to an earlier question. Open it, answer, and try again.',
  'eth.refuses': 'The wallet refuses: {message}',
  'eth.other': 'Only {owner} can sign this. The wallet shows this page other addresses:',
  'eth.other.choose': 'Choose the address in the wallet',
  'eth.elsewise': 'Some wallets refuse typed data without a network. The text says the same, and is as good.',
  'eth.elsewise.choose': 'Sign it as a text',
  'eth.signature.contract':
    'This is the signature of a contract, which has no key: this chain cannot check it. Ask the manager of the round to put another address into the list before the round opens.',
  'eth.signature.none':
    'What the wallet has answered is not a signature. Try again, sign as a text, or use another wallet.',
  'eth.others.accounts': {
    one: '{count} more round pays Ethereum addresses. Paste yours to look through it.',
    other: '{count} more rounds pay Ethereum addresses. Paste yours to look through them.',
  },
  'eth.others.ethereum': {
    one: '{count} more round pays accounts of this chain. Paste yours to look through it.',
    other: '{count} more rounds pay accounts of this chain. Paste yours to look through them.',
  },

  'payee.title': 'Where payments go',
  'payee.text':
    'The owner of this address can name another account to be paid. A change is in force after {delay}, and can be cancelled until then.',
  'payee.none': 'Nobody is named: everything is paid to this address itself.',
  'payee.now': 'Goes to',
  'payee.next': 'From {when}',
  'payee.nobody': 'nobody named: what else is named decides, or this address is paid',
  'payee.self': 'this address itself',
  'payee.waits':
    'If you have not decided this, somebody else has your key: cancel it. The date moves if claims are impossible for some of the time.',
  'payee.cancel': 'Cancel the change',
  'payee.clear': 'Name nobody any longer',
  'payee.open': 'Name an account to be paid',
  'payee.set': 'Name an account',
  'payee.name': 'Name it',
  'payee.scope': 'For',
  'payee.scope.hint': 'The narrowest decides: a round before an asset, that before everything.',
  'payee.scope.everything': 'Everything: rounds and rewards',
  'payee.scope.native': 'Payments in {symbol}',
  'payee.scope.asset': 'Payments in asset {id}',
  'payee.scope.other': 'Payments in another asset',
  'payee.scope.round': 'Payments of round {id}',
  'payee.scope.one': 'Payments of one round',
  'payee.number': 'Its number',
  'payee.number.wrong': 'Enter a whole number.',
  'payee.full':
    'Payees are named for eight things already, which is the most. Name nobody any longer for one of them first.',
  'payee.words': 'You sign: {scope}: paid to {account}, from {when} on. Until then you can cancel it.',
  'payee.deposit':
    'It takes a small fee, and a deposit of about 0.12 tokens, which returns when nobody is named any longer. What belongs to you, your level and your limits stay yours; vested tokens unlock in the other account and are its own.',

  'redirect.title': 'Have it paid to another account',
  'redirect.text':
    'For an address whose account holds nothing: its owner signs a text in the wallet, without a fee or a transaction. The signature is good for this one payment.',
  'redirect.limits':
    'It keeps nobody from claiming the row for this address, as always. If nothing must be paid there, name another account to be paid.',
  'redirect.stream': 'It is good for what has unlocked when it is claimed. For the next payment sign again.',
  'redirect.before': 'in the wallet: paid before: {units}',
  'redirect.sign': 'Sign the text and send it',
  'redirect.raw': 'This wallet cannot sign texts. Use another one, or get the row as usual.',
  'redirect.signature':
    'What the wallet has answered is not a signature of this kind of account. Try another wallet, or get the row as usual.',
} as const;
