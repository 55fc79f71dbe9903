import type { dataProblems as English } from '../../en/problems/data.ts';

export const dataProblems: Readonly<Record<keyof typeof English, string>> = {
  'data-path-missing': 'No hay nada en {path}. Revisa cómo está escrita la ruta.',
  'data-unreadable':
    'No se puede leer {path} ({reason}). Comprueba que tienes permiso para leerlo.',
  'data-not-a-file': '{path} no es ni archivo ni carpeta, así que no se pueden leer datos de ahí.',
  'folder-without-pictures':
    'La carpeta {path} no contiene ninguna imagen. Pon en ella imágenes PNG o JPEG, sin carpetas dentro.',
  'data-file-empty': '{path} está vacío. Elige un archivo que contenga algo.',
  'data-folder-empty':
    'La carpeta {path} no contiene archivos IDX. Pon en ella dos archivos cuyos nombres acaben en images-idx3-ubyte y labels-idx1-ubyte (con o sin .gz).',
  'data-partner-missing': 'A {path} le falta su pareja. Pon {name} (o {name}.gz) a su lado.',
  'data-name-unknown':
    '{path} no tiene el nombre de una de las dos partes. Haz que acabe en images-idx3-ubyte o labels-idx1-ubyte (con o sin .gz).',
  'data-several-sets':
    'La carpeta {path} contiene varios conjuntos de datos ({prefixes}). Deja una sola pareja, o una que empiece por train y otra por t10k.',
  'data-text-for-images':
    '{path} es un texto y esta red aprende de imágenes. Indica una carpeta con archivos IDX o usa una red para texto.',
  'data-images-for-text':
    '{path} contiene imágenes y esta red aprende de texto. Indica un archivo de texto en UTF-8 o usa una red para imágenes.',
  'data-file-for-points':
    'Esta red aprende de ejemplos generados, así que no se puede usar {path}. Cámbialos en los ajustes de datos.',
  'data-not-kept': 'El conjunto de datos importado {id} ya no está aquí. Impórtalo otra vez.',
  'data-none':
    'Este documento no tiene datos de los que aprender. Elige antes un conjunto de datos.',
  'data-nothing-held-out':
    'No se apartó nada de los datos, así que no hay con qué evaluar. Indica otros datos o aparta una parte.',
  'iris-damaged': '{path} está dañado. Instala el programa otra vez.',
  'digits-damaged': '{path} está dañado. Instala el programa otra vez.',
  'idx-magic-wrong':
    '{path} no es un archivo IDX de este tipo: en el byte {offset} tiene {found}, donde hace falta {expected}.',
  'idx-header-cut':
    '{path} acaba en el byte {offset}, dentro de su cabecera de {expected} bytes. Consigue el archivo otra vez.',
  'idx-empty':
    '{path} dice en el byte {offset} que no contiene nada. Elige un archivo con ejemplos.',
  'idx-too-large':
    '{path} dice en el byte {offset} que contiene {declared} números, más de los {limit} que se leen como máximo.',
  'idx-header-implausible':
    '{path} dice en el byte {offset} que contiene {declared} números, y {size} bytes de gzip no pueden dar tanto. Consigue el archivo otra vez.',
  'idx-truncated':
    '{path} acaba en el byte {offset}, pero su cabecera promete {expected} bytes. Consigue el archivo otra vez.',
  'idx-too-long':
    '{path} sigue en el byte {offset}, donde su cabecera dice que acaba. Consigue el archivo otra vez.',
  'idx-label-out-of-range':
    '{path} tiene la etiqueta {label} en el byte {offset}, pero la red solo conoce las clases de 0 a {largest}.',
  'idx-counts-differ':
    '{path} contiene {images} imágenes (byte {offset}), pero {labelsPath} {labels} etiquetas. Usa dos archivos que vayan juntos.',
  'idx-sizes-differ':
    '{path} contiene imágenes de {size} (byte {offset}), pero {otherPath} de {otherSize}. Usa archivos de un mismo conjunto.',
  'gzip-cut':
    '{path} se corta en el byte {offset}, antes de que acabe el gzip. Consigue el archivo otra vez.',
  'gzip-damaged': '{path} es un gzip dañado cerca del byte {offset}. Consigue el archivo otra vez.',
  'text-too-large':
    '{path} tiene {size} bytes; se leen {limit} como máximo. Usa un texto más corto.',
  'text-not-utf8':
    '{path} no es texto UTF-8: el byte {offset} no pertenece a ningún carácter. Guárdalo como UTF-8.',
  'text-not-utf16':
    '{path} es texto UTF-16 con medio carácter, o le falta un byte. Guárdalo como UTF-8.',
  'text-has-nul':
    '{path} no es texto UTF-8: en el byte {offset} tiene un NUL. Si es texto, guárdalo como UTF-8.',
  'text-too-short':
    '{path} tiene {count} caracteres de los que aprender; las ventanas de {window} necesitan al menos {needed}. Usa un texto más largo o una ventana más pequeña.',
  'text-few-tokens':
    '{path} tiene {count} palabras o trozos de los que aprender; las ventanas de {window} necesitan al menos {needed}. Usa un texto más largo o una ventana más pequeña.',
  'stateful-without-streams':
    'Las capas llevan su estado de un lote al siguiente, y los ejemplos de estos datos no se continúan unos a otros: solo un texto forma corrientes. Quita «Llevar el estado» o aprende de un texto.',
  'text-lone-surrogate': '{path} tiene medio carácter en el carácter {offset}. Bórralo.',
  'text-character-unknown':
    '{path} tiene {character} en el carácter {offset}, que la red no ha visto nunca. Quítalo o entrena con él.',
  'text-vocabulary-too-large':
    '{path} tiene {count} caracteres distintos; se pueden distinguir {limit} como máximo.',
  'own-text-too-short':
    'El texto tiene {count} caracteres de los que aprender; las ventanas de {window} necesitan al menos {needed}. Escribe un texto más largo o usa una ventana más pequeña.',
  'own-text-few-tokens':
    'El texto tiene {count} palabras o trozos de los que aprender; las ventanas de {window} necesitan al menos {needed}. Escribe un texto más largo o usa una ventana más pequeña.',
  'own-text-lone-surrogate': 'El texto tiene medio carácter en el carácter {offset}. Bórralo.',
  'own-text-character-unknown':
    'El texto tiene {character} en el carácter {offset}, que la red no ha visto nunca. Quítalo.',
  'own-text-vocabulary-too-large':
    'El texto tiene {count} caracteres distintos; se pueden distinguir {limit} como máximo.',
  'input-needs-grey':
    'No se puede usar {path}: la red recibe {shape}, y las imágenes solo se adaptan a un canal.',
  'input-no-picture': '{path} no es ni PNG ni JPEG. Usa una imagen en uno de estos formatos.',
  'input-no-text': '{path} es una imagen y esta red continúa textos. Usa un archivo de texto.',
  'input-no-row':
    '{input} no es ni una fila de números ni un archivo con una. Escribe {needed} números separados por comas, como 0.3,-0.2.',
  'input-count-wrong':
    '{input} contiene {count} números, pero la red recibe {needed}. Indica exactamente esos.',
  'input-too-large':
    '{path} tiene {size} bytes; se leen {limit} como máximo. Usa un archivo más pequeño.',
  'picture-too-large':
    '{path} dice medir {width} por {height} píxeles, demasiado para un archivo así. Usa una imagen más pequeña.',
  'picture-damaged':
    '{path} es una imagen dañada: su archivo no tiene sentido desde el byte {offset}. Busca otra copia del archivo.',
  'picture-unreadable':
    '{path} es una imagen dañada, o de un tipo que no se lee. Busca otra copia del archivo, o guarda la imagen como PNG.',
};
