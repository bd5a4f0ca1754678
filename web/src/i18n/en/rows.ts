/** What is said of rounds whose rows are in the chain's state. */
export default {
  'rows.title': 'Rows',
  'rows.text': 'The rows of this round are in the state of the chain, which pays by them. Everybody can read them.',
  'rows.none': 'No row was added yet.',
  'rows.row': 'Row',
  'rows.account': 'Account',
  'rows.amount': 'Amount',
  'rows.draft': 'Not open yet',
  'rows.open': 'Not paid yet',
  'rows.paid': 'Paid',
  'rows.started': 'Begun',
  'rows.aside': 'Set aside',
  'rows.unpaid': 'Not claimed',
  'rows.cleaned': 'These rows were removed after the end of the round.',
  'rows.shown': 'Rows {first} to {last}, of {count}; they are counted from 0.',
  'rows.before': 'Rows before',
  'rows.after': 'Rows after',
  'rows.check': 'Check all rows',
  'rows.checking': 'Reading all rows…',
  'rows.check.agreed':
    'The hash of the terms stands for exactly these terms and these rows. Computed by this page from all rows.',
  'rows.check.digest':
    'All rows have the digest that the round names. Computed by this page. The budget is lower than what was agreed, because streams were stopped, so the hash of the terms cannot be compared.',
  'rows.check.cleaned': 'Rows were removed after the end of the round, so they cannot be checked any longer.',
  'rows.check.rows':
    'The node shows another number of rows than the round has. Rows may have been added meanwhile: look again. If it stays so, choose another node.',
  'rows.check.total': 'The sum of the rows is not the one that the node names. Choose another node.',
  'rows.check.digest.differs': 'The rows do not have the digest that the node names. Choose another node.',
  'rows.check.hash': 'The hash of the terms does not stand for these terms and rows. Choose another node.',
} as const;
