/** Refusals that holders meet besides those of claims, in German. */
export default {
  'refusal.RangeInvalid': 'Die Zeilen dieser Abholung führen zusammen nicht zur Wurzel der Runde.',
  'refusal.RangeInvalid.cure': 'Holen Sie die Zeilen einzeln ab.',
  'refusal.PayeeFrozen': 'Das Konto, das Sie als Empfänger benannt haben, ist eingefroren.',
  'refusal.PayeeFrozen.cure':
    'Warten Sie, bis das endet, oder benennen Sie ein anderes. Endet die Runde vorher, legen Sie die Zeile zurück.',
  'refusal.PayeeBlocked':
    'Das Konto, das Sie als Empfänger benannt haben, gehört in ein Land, in das diese Chain niemandem zahlt.',
  'refusal.PayeeBlocked.cure': 'Benennen Sie ein anderes. Endet die Runde vorher, legen Sie die Zeile zurück.',
  'refusal.PayeeKeyless':
    'Niemand hat einen Schlüssel des Kontos, das bezahlt werden soll: Es gehört der Chain oder ist eine Ethereum-Adresse.',
  'refusal.PayeeKeyless.cure': 'Wählen Sie ein anderes Konto.',
  'refusal.PayeeNamed':
    'Der Eigentümer hat ein anderes Konto als Empfänger benannt, und keine Unterschrift umgeht das.',
  'refusal.PayeeNamed.cure': 'Holen Sie die Zeile wie üblich ab: Sie geht an jenes Konto.',
  'refusal.RedirectExpired': 'Die Unterschrift ist nicht mehr gültig.',
  'refusal.RedirectExpired.cure':
    'Lassen Sie den Eigentümer noch einmal unterschreiben, oder holen Sie die Zeile wie üblich ab.',
  'refusal.RedirectUsed': 'Die Zeile wurde bezahlt, seit der Eigentümer unterschrieben hat.',
  'refusal.RedirectUsed.cure': 'Sehen Sie noch einmal nach, und lassen Sie unterschreiben, was übrig ist.',
  'refusal.RedirectNotSigned': 'Die Unterschrift ist nicht die des Eigentümers oder nicht für diese Zahlung.',
  'refusal.RedirectNotSigned.cure':
    'Lassen Sie den Eigentümer den Text für diese Zahlung unterschreiben, oder holen Sie die Zeile wie üblich ab.',
  'refusal.BeneficiariesAreEthereum':
    'Die Zeilen dieser Runde sind Ethereum-Adressen: Ihre Inhaber unterschreiben, welches Konto bezahlt wird.',
  'refusal.BeneficiariesAreEthereum.cure':
    'Fügen Sie die Ethereum-Adresse ein: Ihr Inhaber unterschreibt hier, welches Konto bezahlt wird.',
  'refusal.BeneficiariesAreAccounts':
    'Diese Runde zahlt an Konten dieser Chain, die keine Ethereum-Unterschrift brauchen.',
  'refusal.BeneficiariesAreAccounts.cure': 'Fügen Sie das Konto ein, und holen Sie wie üblich ab.',
  'refusal.SignatureExpired': 'Die Zeit, für die die Unterschrift galt, ist vorbei.',
  'refusal.SignatureExpired.cure': 'Unterschreiben Sie noch einmal, mit mehr Zeit.',
  'refusal.SignatureNotLow':
    'Die Unterschrift hat eine Form, die diese Chain nicht annimmt: Ihre Zahl s liegt in der oberen Hälfte.',
  'refusal.SignatureNotLow.cure':
    'Unterschreiben Sie noch einmal, oder nehmen Sie eine andere Wallet: Die meisten geben solche Unterschriften nicht.',
  'refusal.SignatureVInvalid': 'Das letzte Byte der Unterschrift ist keines, das Wallets geben.',
  'refusal.SignatureVInvalid.cure': 'Unterschreiben Sie noch einmal.',
  'refusal.SignedByNoKey': 'Kein Schlüssel ergibt diese Unterschrift.',
  'refusal.SignedByNoKey.cure':
    'Unterschreiben Sie noch einmal, als Text, wenn es so bleibt, oder nehmen Sie eine andere Wallet.',
  'refusal.SignerNotOwner':
    'Unterschrieben hat ein anderer Schlüssel als der der Adresse, oder es wurde etwas anderes unterschrieben.',
  'refusal.SignerNotOwner.cure':
    'Wählen Sie in Ihrer Wallet das richtige Konto, und unterschreiben Sie noch einmal. Wenn es so bleibt, unterschreiben Sie als Text: Manche Hardware-Wallets unterschreiben typisierte Daten falsch.',
  'refusal.DestinationIsEthereum':
    'Das Konto, das bezahlt werden soll, ist eine Ethereum-Adresse, für die in dieser Chain niemand einen Schlüssel hat.',
  'refusal.DestinationIsEthereum.cure': 'Nennen Sie ein Konto dieser Chain.',
  'refusal.SamePayee': 'Dieses Konto ist dafür schon benannt oder wird es sein.',
  'refusal.SamePayee.cure': 'Sehen Sie noch einmal nach. Um zu behalten, was gilt, brechen Sie die Änderung ab.',
  'refusal.TooManyScopes': 'Für acht Dinge sind schon Empfänger benannt, mehr geht nicht.',
  'refusal.TooManyScopes.cure': 'Benennen Sie für eines davon niemanden mehr, und kommen Sie wieder, wenn das gilt.',
  'refusal.NoPayee': 'Dafür ist jetzt niemand benannt.',
  'refusal.NoPayee.cure': 'Sehen Sie noch einmal nach. Eine wartende Änderung kann abgebrochen werden.',
  'refusal.NothingWaits': 'Dafür wartet keine Änderung: Sie wurde abgebrochen oder gilt schon.',
  'refusal.NothingWaits.cure': 'Sehen Sie noch einmal nach. Was gilt, kann ersetzt werden.',
  'refusal.OwnerFrozen':
    'Ein Beauftragter hat dieses Konto eingefroren: Es kann niemanden benennen, und was wartete, wurde abgebrochen.',
  'refusal.OwnerFrozen.cure': 'Warten Sie, bis das endet, und benennen Sie das Konto dann.',
  'refusal.NotEthereumAddress': 'Diese Runde zahlt an Ethereum-Adressen, und diese Zeile nennt stattdessen ein Konto.',
  'refusal.NotEthereumAddress.cure':
    'Sagen Sie es dem Verwalter der Runde: Aus dieser Zeile kann niemand bezahlt werden.',
  'refusal.EmptyBatch': 'In dieser Abholung ist nichts.',
  'refusal.EmptyBatch.cure': 'Sehen Sie noch einmal nach und wählen Sie eine Zeile.',
  'refusal.NotVesting': 'In diesem Konto ist nichts durch Vesting gesperrt.',
  'refusal.NotVesting.cure': 'Es ist nichts mehr zu tun.',
  'refusal.BelowMinimum': 'Das Konto gibt es noch nicht, und es bliebe unter dem Mindestguthaben.',
  'refusal.BelowMinimum.cure': 'Lassen Sie zuerst eine Kleinigkeit dorthin senden.',

  'refusal.CredentialUsed': 'Dieser Nachweis oder ein späterer wurde schon vorgelegt.',
  'refusal.CredentialUsed.cure': 'Sehen Sie noch einmal nach: Er kann schon in der Chain stehen.',
  'refusal.CredentialRevoked': 'Die Prüfstelle hat diesen Nachweis widerrufen.',
  'refusal.CredentialRevoked.cure': 'Bitten Sie die Prüfstelle um einen neuen.',
  'refusal.KeyOutdated': 'Die Prüfstelle hat den Schlüssel ersetzt, der diesen Nachweis unterschrieben hat.',
  'refusal.KeyOutdated.cure': 'Bitten Sie die Prüfstelle um einen neuen.',
  'refusal.CredentialExpired': 'Dieser Nachweis ist abgelaufen.',
  'refusal.CredentialExpired.cure': 'Bitten Sie die Prüfstelle um einen neuen.',
  'refusal.ExpiryTooFar': 'Dieser Nachweis gilt länger, als die Chain erlaubt.',
  'refusal.ExpiryTooFar.cure': 'Bitten Sie die Prüfstelle um einen, der früher abläuft.',
  'refusal.OtherChain': 'Dieser Nachweis ist für eine andere Chain.',
  'refusal.OtherChain.cure': 'Bitten Sie die Prüfstelle um einen für diese Chain.',
  'refusal.SignatureInvalid':
    'Die Unterschrift passt nicht zu diesem Nachweis: Er wurde verändert, oder ein anderer Schlüssel hat unterschrieben.',
  'refusal.SignatureInvalid.cure': 'Bitten Sie die Prüfstelle noch einmal um ihn.',
  'refusal.NotAttester': 'Wer diesen Nachweis unterschrieben hat, ist keine Prüfstelle dieser Chain.',
  'refusal.NotAttester.cure': 'Gehen Sie zu einer Prüfstelle dieser Chain.',
  'refusal.AttesterExpired': 'Die Amtszeit dieser Prüfstelle ist vorbei.',
  'refusal.AttesterExpired.cure': 'Fragen Sie die Prüfstelle, oder gehen Sie zu einer anderen.',
  'refusal.AttesterFrozen': 'Das Konto dieser Prüfstelle ist eingefroren.',
  'refusal.AttesterFrozen.cure': 'Warten Sie, bis das endet, oder gehen Sie zu einer anderen Prüfstelle.',
  'refusal.LevelNotAllowed': 'Diese Prüfstelle darf diese Stufe nicht bestätigen.',
  'refusal.LevelNotAllowed.cure':
    'Bitten Sie die Prüfstelle um einen Nachweis einer niedrigeren Stufe, oder gehen Sie zu einer anderen.',
  'refusal.JurisdictionNotAllowed': 'Diese Prüfstelle darf für Menschen in diesem Land nichts bestätigen.',
  'refusal.JurisdictionNotAllowed.cure': 'Gehen Sie zu einer anderen Prüfstelle.',
  'refusal.TooManyRecords': 'Für diese Adresse bürgen schon so viele Prüfstellen, wie möglich sind.',
  'refusal.TooManyRecords.cure': 'Lassen Sie eine von ihnen einen abgelaufenen Eintrag löschen.',
  'refusal.TooManyFreeCredentials': 'Dieser Block hat so viele kostenlose Nachweise, wie er aufnimmt.',
  'refusal.TooManyFreeCredentials.cure': 'Versuchen Sie es in einigen Sekunden noch einmal.',

  'refusal.UnknownPool': 'Diesen Pool gibt es nicht, oder er wurde entfernt.',
  'refusal.UnknownPool.cure': 'Wählen Sie einen der vorhandenen Pools.',
  'refusal.PoolRetired': 'Diesem Pool kann niemand mehr beitreten.',
  'refusal.PoolRetired.cure': 'Wählen Sie einen anderen. Zurücknehmen und Abholen gehen weiterhin.',
  'refusal.WrongPoolKind': 'Ein Pool dieser Art lässt das nicht zu.',
  'refusal.WrongPoolKind.cure': 'Wählen Sie einen anderen Pool.',
  'refusal.AmountZero': 'Der Betrag ist null.',
  'refusal.AmountZero.cure': 'Geben Sie einen Betrag an.',
  'refusal.NotMember': 'Diese Adresse hat in diesem Pool weder Einsatz noch Eintrag.',
  'refusal.NotMember.cure': 'Prüfen Sie Adresse und Pool.',
  'refusal.AlreadyEnrolled': 'Diese Adresse nimmt schon teil.',
  'refusal.AlreadyEnrolled.cure': 'Es ist nichts mehr zu tun.',
  'refusal.StakeTooSmall': 'So viel ist nicht eingesetzt.',
  'refusal.StakeTooSmall.cure': 'Geben Sie einen kleineren Betrag an, oder nehmen Sie alles zurück.',
  'refusal.NothingToClaim': 'Es wurde noch nichts verdient, oder alles ist ausgezahlt oder verfallen.',
  'refusal.NothingToClaim.cure': 'Warten Sie, bis die Ära endet.',
  'refusal.RecordInUse': 'Es gibt noch Belohnungen oder Punkte, oder die Adresse nimmt noch teil.',
  'refusal.RecordInUse.cure': 'Holen Sie zuerst die Belohnungen ab, oder beenden Sie die Teilnahme.',
} as const;
