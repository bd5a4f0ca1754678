/** Who is paid, in Spanish. */
export default {
  'claim.what.free': 'Se enviarán {amount}. Sin comisión y sin firma.',
  'claim.what.payee':
    'Se enviarán {amount} a {address}, la cuenta que ha designado el titular de esta dirección. Sin comisión y sin firma.',
  'receipt.owner': 'Fila de',
  'receipt.sum': 'En total',

  'many.title': 'Todo de una vez',
  'many.text': {
    one: 'Hay {count} fila lista: {amounts}. Se cobra con una transacción.',
    other:
      'Hay {count} filas listas: {amounts}. Se cobran todas con una transacción, o ninguna si una de ellas se rechaza.',
  },
  'many.get': 'Cobrar todo',
  'many.refused': 'No se ha pagado ninguna fila. Cóbralas una por una: así solo queda lo que se rechaza.',
  'many.where': 'Se enviará a {address}. Sin comisión y sin firma.',
  'many.where.named': 'Cada una va a la cuenta que cobra por ella. Sin comisión y sin firma.',

  'destination.label': 'Cuenta que cobra',
  'destination.hint':
    'Una cuenta de esta cadena cuya clave tienes: su dirección con cualquier prefijo, o 0x y 64 dígitos. No la de una casa de cambio, a no ser que conozca esta cadena.',
  'destination.is': 'Se paga a',
  'destination.here': 'La dirección está escrita para otra red. En esta cadena la misma cuenta es',
  'destination.wallet': 'Tomarla de un monedero',
  'destination.account': 'Cuenta del monedero',
  'destination.take': 'Tomar esta cuenta',
  'destination.ethereum':
    'Es una dirección de Ethereum, para la que nadie tiene una clave en esta cadena: lo que se envíe allí se pierde. Pega una cuenta de esta cadena; cualquier monedero de Polkadot crea una.',
  'destination.keyless':
    'Nadie tiene una clave de esta cuenta: es de la cadena o de otra, y lo que se envíe allí se pierde. Pega otra.',
  'destination.pot': 'Es el fondo de la propia ronda. Pega otra cuenta.',
  'destination.self': 'Es la cuenta que cobra de todos modos. Pega otra o cobra como siempre.',

  'deadline.label': 'La firma vale durante',
  'deadline.hint':
    'Nadie puede retirar una firma antes. Se usa enseguida, así que bastan unos días; queda tiempo por si la cadena está ocupada.',
  'deadline.hint.stream':
    'Hasta entonces cualquiera puede hacer enviar a esa cuenta lo que se haya desbloqueado, una y otra vez. Nadie puede retirar la firma antes.',
  'deadline.days': { one: '{count} día', other: '{count} días' },

  'sign.look': 'Mostrar lo que se firma',
  'sign.change': 'Cambiarlo',
  'sign.title': 'Lo que firmas',
  'sign.text': 'Léelo aquí y compáralo con lo que muestra tu monedero. No vale para nada más.',
  'sign.chain': 'En la cadena',
  'sign.row': 'Se paga de',
  'sign.owner': 'Que es de',
  'sign.to': 'Se paga a',
  'sign.digits': 'en el monedero:',
  'sign.amount': 'Importe',
  'sign.amount.stream': 'Toda la fila, según se desbloquee',
  'sign.amount.due': 'Lo que toca ahora',
  'sign.units': 'en el monedero: {units}',
  'sign.until': 'Vale hasta',
  'sign.block': 'en el monedero: bloque {block} de la cadena de relevo',
  'sign.written': 'Tal como lo recibe el monedero',

  'eth.what':
    'Es una dirección de Ethereum. La página muestra sus filas en las rondas que pagan a direcciones de Ethereum. Su dueño firma a qué cuenta de esta cadena se paga; no cuesta nada ni envía ninguna transacción en Ethereum.',
  'eth.contract':
    'Un contrato no puede firmar: un Safe u otro monedero de contrato no tiene clave. Si esta dirección lo es, pide al gestor de la ronda que ponga otra dirección en la lista antes de abrirla; después no se puede cambiar nada.',
  'eth.frozen':
    'Un oficial ha congelado esta dirección. Hasta que termine no se paga ninguna de sus filas, sea cual sea la cuenta que cobra.',
  'eth.where': '¿Adónde se debe pagar? Necesitas una cuenta de esta cadena. Puede estar vacía y no necesita tokens.',
  'eth.refused': 'A esta cuenta no se le puede pagar ahora. Se comprueba ella, no la dirección de Ethereum.',
  'eth.form': 'Cómo firmar',
  'eth.form.typed': 'Datos tipados (EIP-712)',
  'eth.form.text': 'Texto (EIP-191)',
  'eth.form.hint':
    'Ambos dicen lo mismo. Los monederos muestran los datos tipados campo por campo. Elige el texto si el tuyo los rechaza o los firma mal.',
  'eth.sign': 'Firmar con',
  'eth.free':
    'Después la página lo envía por ti. Sin comisión y sin transacción en Ethereum, esté en la red que esté tu monedero.',
  'eth.none':
    'No se ha encontrado ningún monedero de Ethereum en este navegador: MetaMask y otros se anuncian solos. Instala uno, o desbloquéalo, y vuelve a mirar. El programa distribution también muestra qué firmar: distribution claim message',
  'eth.connecting': 'Esperando a que {name} muestre sus direcciones…',
  'eth.signing': 'Lee y firma en {name}…',
  'eth.busy': 'El monedero espera la respuesta a una pregunta anterior. Ábrelo, responde e inténtalo otra vez.',
  'eth.refuses': 'El monedero lo rechaza: {message}',
  'eth.other': 'Solo {owner} puede firmar esto. El monedero muestra a esta página otras direcciones:',
  'eth.other.choose': 'Elegir la dirección en el monedero',
  'eth.elsewise': 'Algunos monederos rechazan los datos tipados sin red. El texto dice lo mismo y vale igual.',
  'eth.elsewise.choose': 'Firmarlo como texto',
  'eth.signature.contract':
    'Es la firma de un contrato, que no tiene clave: esta cadena no puede comprobarla. Pide al gestor de la ronda que ponga otra dirección en la lista antes de abrirla.',
  'eth.signature.none':
    'Lo que ha respondido el monedero no es una firma. Inténtalo otra vez, firma como texto o usa otro monedero.',
  'eth.others.accounts': {
    one: '{count} ronda más paga a direcciones de Ethereum. Pega la tuya para buscar en ella.',
    other: '{count} rondas más pagan a direcciones de Ethereum. Pega la tuya para buscar en ellas.',
  },
  'eth.others.ethereum': {
    one: '{count} ronda más paga a cuentas de esta cadena. Pega la tuya para buscar en ella.',
    other: '{count} rondas más pagan a cuentas de esta cadena. Pega la tuya para buscar en ellas.',
  },

  'payee.title': 'Adónde van los pagos',
  'payee.text':
    'El titular de esta dirección puede designar otra cuenta para el cobro. Un cambio rige pasado este tiempo: {delay}; hasta entonces se puede anular.',
  'payee.none': 'No hay nadie designado: todo se paga a esta misma dirección.',
  'payee.now': 'Va a',
  'payee.next': 'Desde {when}',
  'payee.nobody': 'nadie designado: decide lo demás que esté designado, o cobra esta dirección',
  'payee.self': 'esta misma dirección',
  'payee.waits':
    'Si no lo has decidido tú, alguien tiene tu clave: anúlalo. La fecha se retrasa si durante un tiempo no se puede cobrar.',
  'payee.cancel': 'Anular el cambio',
  'payee.clear': 'No designar ya a nadie',
  'payee.open': 'Designar una cuenta para el cobro',
  'payee.set': 'Designar una cuenta',
  'payee.name': 'Designarla',
  'payee.scope': 'Para',
  'payee.scope.hint': 'Decide lo más estrecho: una ronda antes que un activo, y este antes que todo.',
  'payee.scope.everything': 'Todo: rondas y recompensas',
  'payee.scope.native': 'Pagos en {symbol}',
  'payee.scope.asset': 'Pagos en el activo {id}',
  'payee.scope.other': 'Pagos en otro activo',
  'payee.scope.round': 'Pagos de la ronda {id}',
  'payee.scope.one': 'Pagos de una ronda',
  'payee.number': 'Su número',
  'payee.number.wrong': 'Escribe un número entero.',
  'payee.full':
    'Ya hay cuentas designadas para ocho cosas, que es lo máximo. Antes deja de designar a alguien para una de ellas.',
  'payee.words': 'Firmas: {scope}: se paga a {account}, desde {when}. Hasta entonces puedes anularlo.',
  'payee.deposit':
    'Cuesta una pequeña comisión y un depósito de unos 0,12 tokens, que vuelve cuando ya no hay nadie designado. Lo que es tuyo, tu nivel y tus límites siguen siendo tuyos; lo bloqueado por vesting se desbloquea en la otra cuenta y es suyo.',

  'redirect.title': 'Hacer que se pague a otra cuenta',
  'redirect.text':
    'Para una dirección cuya cuenta está vacía: su titular firma un texto en el monedero, sin comisión y sin transacción. La firma vale para este único pago.',
  'redirect.limits':
    'No impide a nadie cobrar la fila para esta dirección, como siempre. Si allí no se debe pagar nada, designa otra cuenta para el cobro.',
  'redirect.stream': 'Vale para lo que esté desbloqueado al cobrar. Para el siguiente pago, firma otra vez.',
  'redirect.before': 'en el monedero: pagado antes: {units}',
  'redirect.sign': 'Firmar el texto y enviarlo',
  'redirect.raw': 'Este monedero no puede firmar textos. Usa otro o cobra la fila como siempre.',
  'redirect.signature':
    'Lo que ha respondido el monedero no es una firma de este tipo de cuenta. Prueba con otro monedero o cobra la fila como siempre.',
} as const;
