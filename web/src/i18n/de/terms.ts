/** The terms of a round as sentences, and what charts say, in German. */
import rows from './rows';

export default {
  ...rows,
  'terms.listed': {
    one: 'Diese Runde zahlt bis zu {budget} an {count} Zeile, die in der Chain steht. Die Chain zahlt von selbst.',
    other: 'Diese Runde zahlt bis zu {budget} an {count} Zeilen, die in der Chain stehen. Die Chain zahlt von selbst.',
  },
  'terms.listed.stream': {
    one: 'Diese Runde zahlt bis zu {budget} an {count} Zeile, die in der Chain steht.',
    other: 'Diese Runde zahlt bis zu {budget} an {count} Zeilen, die in der Chain stehen.',
  },
  'terms.merkle': {
    one: 'Diese Runde zahlt bis zu {budget} an die {count} Zeile einer veröffentlichten Liste. Jeder kann für jeden abholen; gezahlt wird an die Adresse in der Liste.',
    other:
      'Diese Runde zahlt bis zu {budget} an die {count} Zeilen einer veröffentlichten Liste. Jeder kann für jeden abholen; gezahlt wird an die Adresse in der Liste.',
  },
  'terms.ethereum':
    'Die Zeilen sind Ethereum-Adressen: Bezahlt wird das Konto, das der Inhaber der Adresse unterschrieben hat.',
  'terms.sale':
    'Diese Runde liefert, was ein Verkauf verkauft hat: höchstens {budget}. Derzeit sind es {sold}. Jeder kann für jeden liefern lassen; es bekommt, wer gekauft hat.',
  'terms.voucher':
    'Diese Runde zahlt bis zu {budget} auf Gutscheine, die ihre Schlüssel unterschreiben. Bisher sind ihnen allen zusammen {promised} zugesagt. Jeder kann für jeden einlösen; gezahlt wird an die Adresse im Gutschein.',
  'terms.stored': 'Die Liste muss in der Chain gespeichert sein, als Liste {list}, wo sie jeder prüfen kann.',
  'terms.row': 'Keine Zeile darf über {amount} liegen.',
  'terms.largest': {
    one: 'Die größte Zeile darf höchstens {share} der Liste ausmachen.',
    other: 'Die {count} größten Zeilen zusammen dürfen höchstens {share} der Liste ausmachen.',
  },
  'terms.outside': 'Die Liste liegt außerhalb der Chain, unter der Kennung {cid}.',

  'terms.immediate': 'Jede Zeile wird sofort und ganz gezahlt.',
  'terms.vested':
    'Jede Zeile wird sofort und ganz gezahlt, aber im Konto gesperrt: Sie wird vom {start} bis zum {end} gleichmäßig frei.',
  'terms.streamed': 'Jede Zeile bleibt im Topf und wird vom {start} bis zum {end} gleichmäßig frei.',
  'terms.stepped':
    'Jede Zeile bleibt im Topf und wird vom {start} bis zum {end} in gleichen Schritten frei (Abstand: {step}).',
  'terms.cliff': 'Vor dem {date} wird nichts frei; dann alles auf einmal, was sich bis dahin angesammelt hat.',
  'terms.revocable':
    'Der Verwalter kann einen Stream anhalten. Was bis dahin frei geworden ist, bleibt dem, dem die Zeile gehört.',
  'terms.irrevocable': 'Niemand kann einen Stream anhalten.',
  'terms.prepaid': 'Der Verwalter hat die Kautionen aller Streams hinterlegt, also braucht keine Abholung eine.',
  'terms.deposit':
    'Die erste Abholung eines Streams wird unterschrieben und nimmt eine Kaution, die zurückkommt, wenn der Stream zu Ende gezahlt ist.',

  'terms.window': 'Abgeholt werden kann vom {opens} bis zum {closes}.',
  'terms.window.open': 'Abgeholt werden kann von der Öffnung der Runde an bis zum {closes}.',
  'terms.moved': 'Das Ende hat sich auf den {ends} verschoben, weil zeitweise niemand abholen konnte.',
  'terms.nothing': 'Eine Identitätsprüfung ist nicht nötig.',
  'terms.level': {
    one: 'Wer etwas erhalten will, braucht eine Identitätsprüfung der Stufe {level} oder höher.',
    other:
      'Wer etwas erhalten will, braucht Identitätsprüfungen der Stufe {level} oder höher von {count} verschiedenen Prüfstellen.',
  },
  'terms.known': {
    one: 'Wer etwas erhalten will, braucht eine Identitätsprüfung.',
    other: 'Wer etwas erhalten will, braucht Identitätsprüfungen von {count} verschiedenen Prüfstellen.',
  },
  'terms.only': 'Gezahlt wird nur in diese Länder: {countries}.',
  'terms.except': 'Nicht gezahlt wird in diese Länder: {countries}.',

  'terms.remainder.manager': 'Was bis zum Ende niemand abgeholt hat, geht an den Verwalter zurück.',
  'terms.remainder.treasury': 'Was bis zum Ende niemand abgeholt hat, geht an die Treasury.',
  'terms.remainder.burn': 'Was bis zum Ende niemand abgeholt hat, wird vernichtet.',
  'terms.aside':
    'Eine Zeile, die abgelehnt und zurückgelegt wurde, kann noch 90 Tage nach dem Ende abgeholt werden. Danach geht sie an die Treasury, nie an den Verwalter.',
  'terms.draft': 'Das ist ein Entwurf: Der Verwalter kann noch alles ändern, und nichts kann abgeholt werden.',
  'terms.fixed':
    'Die Bedingungen stehen fest: Der Verwalter kann weder sie ändern noch die Zeit zum Abholen verkürzen.',

  'remind.save': 'Erinnerung (Kalenderdatei)',
  'remind.round.title': 'Runde {id} endet',
  'remind.round.text':
    'Holen Sie bis dahin ab. Das Ende kann sich nach hinten verschoben haben: Sehen Sie vorher noch einmal nach.',

  'chart.table': 'Dasselbe als Tabelle',
  'chart.date': 'Datum',
  'chart.amount': 'Betrag',
  'chart.share': 'Anteil',
  'chart.now': 'Heute',
  'chart.unlock': 'Was wann frei wird',
  'chart.unlock.before': 'Von {total} ist noch nichts frei. Es beginnt am {first}; am {end} ist alles frei.',
  'chart.unlock.during': '{unlocked} von {total} ({share}) sind bis heute frei; am {end} ist alles frei.',
  'chart.unlock.after': 'Alles von {total} ist seit dem {end} frei.',
  'chart.paid': 'Gezahlt im Lauf der Zeit',
  'chart.paid.none': 'Von {total} ist noch nichts gezahlt.',
  'chart.paid.some': '{paid} von {total} ({share}) sind gezahlt, vom {first} bis zum {last}.',
} as const;
