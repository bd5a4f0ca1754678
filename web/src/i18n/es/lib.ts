/** What the modules of `lib` say, in Spanish. */
export default {
  'address.empty': 'Pega una dirección.',
  'address.unknown':
    'Esto no es una dirección. Una dirección empieza por una cifra o una letra y tiene unos 48 caracteres, o empieza por 0x.',
  'address.secret':
    'Esto parece una frase secreta. No se la des nunca a una página web: quien la tiene, tiene tus tokens. Pega en su lugar tu dirección.',
  'address.several': 'En este texto hay varias direcciones. Pega una.',
  'address.too-long': 'Esto es demasiado largo para ser una dirección.',
  'address.hex-digits':
    'Después de 0x, una dirección solo tiene las cifras del 0 al 9 y las letras de la a a la f, no «{character}».',
  'address.hex-length':
    'Después de 0x, una cuenta tiene 64 dígitos y una dirección de Ethereum, 40. Esta tiene {digits}: falta o sobra algo.',
  'address.hex-bare': 'Estos son los dígitos de una dirección sin su comienzo. Pon 0x delante si es una dirección.',
  'address.capitals':
    'Las mayúsculas de esta dirección de Ethereum no corresponden a sus dígitos, así que se cambió algún carácter. Cópiala otra vez.',
  'address.character':
    'Las direcciones nunca contienen «{character}», así que se cambió algún carácter. Copia la dirección otra vez.',
  'address.length':
    'Una dirección tiene de 46 a 50 caracteres. Esta tiene {characters} y no cuadra: cópiala otra vez entera.',
  'address.checksum':
    'La suma de comprobación de esta dirección es incorrecta, así que se cambió algún carácter. Copia la dirección otra vez.',
  'address.reserved': 'Ninguna red tiene el prefijo de dirección {prefix}. Escribe la dirección con otro prefijo.',

  'amount.empty': 'Escribe un importe.',
  'amount.number': 'Esto no es un importe. Escríbelo en cifras.',
  'amount.negative': 'Un importe no puede ser negativo.',
  'amount.ambiguous':
    '«{number}» puede significar mil veces más de lo que quieres decir. Escríbelo sin separador o con todos los decimales.',
  'amount.groups': 'Los separadores de «{number}» no están en su sitio. Escribe solo las cifras.',
  'amount.decimals': {
    one: 'Este activo tiene {count} decimal. No escribas más: no se redondea nada.',
    other: 'Este activo tiene {count} decimales. No escribas más: no se redondea nada.',
  },
  'amount.unit': 'Escribe el importe en {symbol}, con o sin el símbolo.',
  'amount.large': 'Esto es más de lo que puede haber de cualquier activo.',

  'json.long': 'El archivo es demasiado largo.',
  'json.syntax': 'El archivo no es JSON válido. Puede que se haya cortado o alterado.',
  'json.deep': 'El archivo tiene más niveles anidados de los que puede tener.',
  'json.twice': 'El archivo contiene «{name}» dos veces. Pídelo otra vez.',
  'json.key': 'El archivo contiene «{name}», que no debe estar ahí. No lo uses.',
  'manifest.object': 'Esto no es el manifiesto de una lista.',
  'manifest.field': 'Al manifiesto le falta el campo «{name}», o su valor no es válido.',
  'manifest.encoding': 'Las filas de esta lista tienen un formato que las rondas de esta cadena no usan.',
} as const;
