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

  'same.title': 'Check a list file against this round',
  'same.text':
    'Drop the file of a list here. This page reads all its rows and compares their number, their sum and their root with the terms. The file does not leave this device.',
  'same.going': 'Computing the root',
  'same.all':
    'It is the list of this round: its {rows} rows, their sum of {total} and their root are those in the terms.',
  'same.root':
    'It is the list of this round: its {rows} rows have the root in the terms. Their sum is {total}; the terms do not name one.',
  'same.differs.rows': 'It is another list: the file has {found} rows, the terms name {wanted}.',
  'same.differs.total': 'It is another list: the rows of the file add up to {found}, the terms name {wanted}.',
  'same.differs.root':
    'It is another list: its rows do not have the root in the terms, in no order in which lists are published. At least one account or amount differs.',
} as const;
