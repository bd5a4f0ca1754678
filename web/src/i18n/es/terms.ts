/** The terms of a round as sentences, and what charts say, in Spanish. */
import rows from './rows';

export default {
  ...rows,
  'terms.listed': {
    one: 'Esta ronda paga hasta {budget} a {count} fila escrita en la cadena. La cadena paga por sí sola.',
    other: 'Esta ronda paga hasta {budget} a {count} filas escritas en la cadena. La cadena paga por sí sola.',
  },
  'terms.listed.stream': {
    one: 'Esta ronda paga hasta {budget} a {count} fila escrita en la cadena.',
    other: 'Esta ronda paga hasta {budget} a {count} filas escritas en la cadena.',
  },
  'terms.merkle': {
    one: 'Esta ronda paga hasta {budget} a la {count} fila de una lista publicada. Cualquiera puede cobrar por cualquiera; se paga a la dirección de la lista.',
    other:
      'Esta ronda paga hasta {budget} a las {count} filas de una lista publicada. Cualquiera puede cobrar por cualquiera; se paga a la dirección de la lista.',
  },
  'terms.ethereum':
    'Las filas son direcciones de Ethereum: se paga a la cuenta que ha firmado el dueño de la dirección.',
  'terms.sale':
    'Esta ronda entrega lo que una venta ha vendido: {budget} como máximo. Por ahora son {sold}. Cualquiera puede pedir la entrega por cualquiera; la recibe quien ha comprado.',
  'terms.voucher':
    'Esta ronda paga hasta {budget} por vales que firman sus claves. Hasta ahora se han prometido {promised} a todos ellos en conjunto. Cualquiera puede cobrar por cualquiera; se paga a la dirección del vale.',
  'terms.stored':
    'La lista tiene que estar guardada en la cadena, como lista {list}, donde cualquiera puede comprobarla.',
  'terms.row': 'Ninguna de sus filas puede superar {amount}.',
  'terms.largest': {
    one: 'Su fila mayor puede ser como máximo el {share} de la lista.',
    other: 'Sus {count} filas mayores pueden sumar como máximo el {share} de la lista.',
  },
  'terms.outside': 'La lista está fuera de la cadena, con el identificador {cid}.',

  'terms.immediate': 'Cada fila se paga entera y al momento.',
  'terms.vested':
    'Cada fila se paga entera y al momento, pero bloqueada en la cuenta: se desbloquea de manera uniforme desde el {start} hasta el {end}.',
  'terms.streamed':
    'Cada fila permanece en el fondo y se desbloquea de manera uniforme desde el {start} hasta el {end}.',
  'terms.stepped':
    'Cada fila permanece en el fondo y se desbloquea desde el {start} hasta el {end} en partes iguales, con un intervalo de {step}.',
  'terms.cliff': 'Antes del {date} no se desbloquea nada; entonces, de una vez, todo lo acumulado.',
  'terms.revocable':
    'El gestor puede detener un flujo. Lo que ya se había desbloqueado sigue siendo de su propietario.',
  'terms.irrevocable': 'Nadie puede detener un flujo.',
  'terms.prepaid': 'El gestor ha pagado los depósitos de todos los flujos, así que ningún cobro necesita uno.',
  'terms.deposit':
    'El primer cobro de un flujo se firma y toma un depósito, que se devuelve cuando el flujo está pagado del todo.',

  'terms.window': 'Se puede cobrar desde el {opens} hasta el {closes}.',
  'terms.window.open': 'Se puede cobrar desde la apertura de la ronda hasta el {closes}.',
  'terms.moved': 'El final se ha aplazado hasta el {ends}, porque durante un tiempo no se pudo cobrar.',
  'terms.nothing': 'No hace falta ninguna verificación de identidad.',
  'terms.level': {
    one: 'Para cobrar hace falta una verificación de identidad de nivel {level} o superior.',
    other:
      'Para cobrar hacen falta verificaciones de identidad de nivel {level} o superior de {count} certificadores distintos.',
  },
  'terms.known': {
    one: 'Para cobrar hace falta una verificación de identidad.',
    other: 'Para cobrar hacen falta verificaciones de identidad de {count} certificadores distintos.',
  },
  'terms.only': 'Solo se paga en estos países: {countries}.',
  'terms.except': 'No se paga en estos países: {countries}.',

  'terms.remainder.manager': 'Lo que nadie haya cobrado al final vuelve al gestor.',
  'terms.remainder.treasury': 'Lo que nadie haya cobrado al final va a la tesorería.',
  'terms.remainder.burn': 'Lo que nadie haya cobrado al final se destruye.',
  'terms.aside':
    'Una fila rechazada y reservada aún se puede cobrar durante 90 días después del final. Después va a la tesorería, nunca al gestor.',
  'terms.draft': 'Esto es un borrador: el gestor aún puede cambiarlo todo, y no se puede cobrar nada.',
  'terms.fixed': 'Las condiciones son definitivas: el gestor no puede cambiarlas ni acortar el plazo para cobrar.',

  'remind.save': 'Recordármelo (archivo de calendario)',
  'remind.round.title': 'Termina la ronda {id}',
  'remind.round.text': 'Cobra hasta entonces. Puede que el final se haya aplazado: vuelve a mirar antes.',

  'chart.table': 'Lo mismo en una tabla',
  'chart.date': 'Fecha',
  'chart.amount': 'Importe',
  'chart.share': 'Parte',
  'chart.now': 'Hoy',
  'chart.unlock': 'Qué se desbloquea y cuándo',
  'chart.unlock.before':
    'Todavía no se ha desbloqueado nada de {total}. Empieza el {first}; el {end} estará todo desbloqueado.',
  'chart.unlock.during':
    'Hasta hoy se han desbloqueado {unlocked} de {total} ({share}); el {end} estará todo desbloqueado.',
  'chart.unlock.after': 'Los {total} están desbloqueados desde el {end}.',
  'chart.paid': 'Pagado a lo largo del tiempo',
  'chart.paid.none': 'Todavía no se ha pagado nada de {total}.',
  'chart.paid.some': 'Se han pagado {paid} de {total} ({share}), del {first} al {last}.',
} as const;
