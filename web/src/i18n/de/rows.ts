/** Was über Runden gesagt wird, deren Zeilen im Zustand der Chain stehen. */
export default {
  'rows.title': 'Zeilen',
  'rows.text': 'Die Zeilen dieser Runde stehen im Zustand der Chain, die nach ihnen zahlt. Jeder kann sie lesen.',
  'rows.none': 'Noch wurde keine Zeile hinzugefügt.',
  'rows.row': 'Zeile',
  'rows.account': 'Konto',
  'rows.amount': 'Betrag',
  'rows.draft': 'Noch nicht offen',
  'rows.open': 'Noch nicht gezahlt',
  'rows.paid': 'Gezahlt',
  'rows.started': 'Begonnen',
  'rows.aside': 'Zurückgelegt',
  'rows.unpaid': 'Nicht abgeholt',
  'rows.cleaned': 'Diese Zeilen wurden nach dem Ende der Runde entfernt.',
  'rows.shown': 'Zeilen {first} bis {last} von {count}; gezählt wird ab 0.',
  'rows.before': 'Zeilen davor',
  'rows.after': 'Zeilen danach',
  'rows.check': 'Alle Zeilen prüfen',
  'rows.checking': 'Alle Zeilen werden gelesen…',
  'rows.check.agreed':
    'Der Hash der Bedingungen steht für genau diese Bedingungen und diese Zeilen. Von dieser Seite aus allen Zeilen berechnet.',
  'rows.check.digest':
    'Alle Zeilen haben die Prüfsumme, die die Runde nennt. Von dieser Seite berechnet. Das Budget ist niedriger als vereinbart, weil Auszahlungen nach und nach beendet wurden; darum lässt sich der Hash der Bedingungen nicht vergleichen.',
  'rows.check.cleaned': 'Nach dem Ende der Runde wurden Zeilen entfernt; darum lassen sie sich nicht mehr prüfen.',
  'rows.check.rows':
    'Der Knoten zeigt eine andere Zahl von Zeilen, als die Runde hat. Vielleicht kamen inzwischen welche hinzu: Sehen Sie noch einmal nach. Bleibt es so, wählen Sie einen anderen Knoten.',
  'rows.check.total': 'Die Summe der Zeilen ist nicht die, die der Knoten nennt. Wählen Sie einen anderen Knoten.',
  'rows.check.digest.differs':
    'Die Zeilen haben nicht die Prüfsumme, die der Knoten nennt. Wählen Sie einen anderen Knoten.',
  'rows.check.hash':
    'Der Hash der Bedingungen steht nicht für diese Bedingungen und Zeilen. Wählen Sie einen anderen Knoten.',

  'same.title': 'Eine Listendatei mit dieser Runde vergleichen',
  'same.text':
    'Legen Sie die Datei einer Liste hier ab. Diese Seite liest alle Zeilen und vergleicht Anzahl, Summe und Wurzel mit den Bedingungen. Die Datei verlässt dieses Gerät nicht.',
  'same.going': 'Die Wurzel wird berechnet',
  'same.all':
    'Es ist die Liste dieser Runde: Ihre {rows} Zeilen, deren Summe von {total} und deren Wurzel sind die in den Bedingungen.',
  'same.root':
    'Es ist die Liste dieser Runde: Ihre {rows} Zeilen haben die Wurzel in den Bedingungen. Ihre Summe ist {total}; die Bedingungen nennen keine.',
  'same.differs.rows': 'Es ist eine andere Liste: Die Datei hat {found} Zeilen, die Bedingungen nennen {wanted}.',
  'same.differs.total':
    'Es ist eine andere Liste: Die Zeilen der Datei ergeben zusammen {found}, die Bedingungen nennen {wanted}.',
  'same.differs.root':
    'Es ist eine andere Liste: Ihre Zeilen haben in keiner Reihenfolge, in der Listen veröffentlicht werden, die Wurzel in den Bedingungen. Mindestens ein Konto oder ein Betrag ist anders.',
} as const;
