/** Lo que se dice de las rondas cuyas filas están en el estado de la cadena. */
export default {
  'rows.title': 'Filas',
  'rows.text': 'Las filas de esta ronda están en el estado de la cadena, que paga según ellas. Todos pueden leerlas.',
  'rows.none': 'Todavía no se ha añadido ninguna fila.',
  'rows.row': 'Fila',
  'rows.account': 'Cuenta',
  'rows.amount': 'Importe',
  'rows.draft': 'Aún no abierta',
  'rows.open': 'Aún no pagada',
  'rows.paid': 'Pagada',
  'rows.started': 'Empezada',
  'rows.aside': 'Reservada',
  'rows.unpaid': 'Sin cobrar',
  'rows.cleaned': 'Estas filas se eliminaron después del final de la ronda.',
  'rows.shown': 'Filas {first} a {last}, de {count}; se cuentan desde 0.',
  'rows.before': 'Filas anteriores',
  'rows.after': 'Filas siguientes',
  'rows.check': 'Comprobar todas las filas',
  'rows.checking': 'Leyendo todas las filas…',
  'rows.check.agreed':
    'El hash de las condiciones corresponde exactamente a estas condiciones y a estas filas. Lo ha calculado esta página a partir de todas las filas.',
  'rows.check.digest':
    'Todas las filas tienen el resumen criptográfico que indica la ronda. Lo ha calculado esta página. El presupuesto es menor que el acordado, porque se detuvieron flujos, y por eso no se puede comparar el hash de las condiciones.',
  'rows.check.cleaned': 'Se eliminaron filas después del final de la ronda, y por eso ya no se pueden comprobar.',
  'rows.check.rows':
    'El nodo muestra otro número de filas que el que tiene la ronda. Quizá se hayan añadido entretanto: vuelve a mirar. Si sigue así, elige otro nodo.',
  'rows.check.total': 'La suma de las filas no es la que indica el nodo. Elige otro nodo.',
  'rows.check.digest.differs': 'Las filas no tienen el resumen criptográfico que indica el nodo. Elige otro nodo.',
  'rows.check.hash': 'El hash de las condiciones no corresponde a estas condiciones y filas. Elige otro nodo.',

  'same.title': 'Comparar un archivo de lista con esta ronda',
  'same.text':
    'Suelta aquí el archivo de una lista. Esta página lee todas las filas y compara su número, su suma y su raíz con las condiciones. El archivo no sale de este dispositivo.',
  'same.going': 'Calculando la raíz',
  'same.all': 'Es la lista de esta ronda: sus {rows} filas, su suma de {total} y su raíz son las de las condiciones.',
  'same.root':
    'Es la lista de esta ronda: sus {rows} filas tienen la raíz de las condiciones. Suman {total}; las condiciones no indican ninguna suma.',
  'same.differs.rows': 'Es otra lista: el archivo tiene {found} filas; las condiciones indican {wanted}.',
  'same.differs.total': 'Es otra lista: las filas del archivo suman {found}; las condiciones indican {wanted}.',
  'same.differs.root':
    'Es otra lista: sus filas no tienen la raíz de las condiciones en ninguno de los órdenes en que se publican listas. Al menos una cuenta o un importe es distinto.',
} as const;
