import type {
  importProblems as english,
  oneSkipped as englishOne,
  skipReasons as englishReasons,
} from '../../en/problems/imports.ts';

export const importProblems: Readonly<Record<keyof typeof english, string>> = {
  'import-kind-unknown':
    '{path} no es un dato que se pueda importar. Da una tabla (CSV), un texto, archivos IDX, archivos CIFAR-10, una carpeta con una carpeta de imágenes por clase, o un zip de todo ello.',
  'import-too-large': '{path} tiene {size} bytes; se importan {limit} como mucho. Da una parte.',
  'import-not-text':
    '{path} no es una tabla de caracteres: hay un NUL en el carácter {offset}. Guarda la hoja como CSV.',
  'import-not-written':
    'El conjunto de datos no se pudo escribir en {folder} ({reason}). Haz sitio allí o elige otra carpeta con LIENZO_HOME.',
  'import-failed':
    'La importación acabó antes de terminar ({reason}). No se ha guardado nada; prueba de nuevo.',
  'dataset-damaged':
    '{path}, de un conjunto de datos importado, está dañado. Importa los datos de nuevo.',
  'data-id-unknown':
    '«{word}» no es un archivo ni una carpeta ni un conjunto de datos importado. «lienzo data list» muestra los que hay.',
  'input-cells-wrong':
    '{input} tiene {count} celdas, pero la red toma {needed}: {names}. Da una celda para cada una.',
  'input-cell-no-number':
    '«{cell}» no es un número, y {name} necesita uno. Escríbelo como 1.5 o 1,5.',
  'input-cell-unknown': '{name} nunca ha sido «{cell}»; la red conoce {values}.',
  'input-columns-missing':
    'En {path} no hay ninguna columna llamada {missing}, y la red la necesita; su primera fila es: {found}. Llama a las columnas como en la tabla de la que aprendió; el orden no importa.',
  'input-row-uneven':
    '{path}, fila {row}: {count} celdas, y la primera fila del archivo tiene {needed}. Da las mismas en cada fila.',
  'input-row-no-number':
    '{path}, fila {row}: «{cell}» no es un número, y {name} necesita uno. Escríbelo como 1.5 o 1,5.',
  'input-row-unknown': '{path}, fila {row}: {name} nunca ha sido «{cell}»; la red conoce {values}.',
  'input-rows-many': '{path} tiene más de {limit} filas. Divídelo en varios archivos.',
  'import-one-picture':
    '{path} es una sola imagen, y un conjunto de datos necesita muchas. Da una carpeta con una carpeta de imágenes por clase.',
  'import-several-tables': '{path} contiene varias tablas ({names}). Da una de ellas.',
  'import-too-deep': '{path} está a más de {limit} carpetas de profundidad. Sube los datos.',
  'import-too-many-files': '{path} contiene más de {limit} archivos. Da una parte.',
  'pictures-no-class':
    'Las imágenes de {path} no están en una carpeta que diga su clase. Pon las de cada clase en una carpeta con su nombre.',
  'pictures-one-class':
    'Todas las imágenes de {path} son de una clase, {name}. Pon al menos dos carpetas de imágenes.',
  'pictures-many-classes':
    '{path} tiene {count} carpetas de imágenes; se distinguen {limit} clases como mucho.',
  'captions-damaged':
    '{path} no se puede leer como descripciones. Un archivo COCO tiene «images» con «id» y «file_name», y «annotations» con «image_id» y «caption».',
  'captions-not-json':
    '{path} no se puede leer como descripciones: a partir del carácter {offset} no es JSON. Consigue el archivo otra vez o corrígelo ahí.',
  'captions-no-object':
    '{path} no se puede leer como descripciones: no es un objeto JSON. Un archivo COCO lo es, con «images» que tienen «id» y «file_name», y «annotations» que tienen «image_id» y «caption».',
  'captions-no-list':
    '{path} no se puede leer como descripciones: le falta la lista «{list}». Un archivo COCO tiene «images» con «id» y «file_name», y «annotations» con «image_id» y «caption».',
  'captions-no-caption':
    '{path} no contiene descripciones: ninguna de sus «annotations» tiene «caption». Pon junto a él el archivo de las descripciones (por ejemplo, captions_train2017.json).',
  'captions-no-names':
    '{path} no se puede leer como descripciones: ninguna línea empieza por el nombre de una imagen. Cada línea es nombre, tabulador y descripción, o nombre, coma y descripción bajo «image,caption».',
  'captions-too-large':
    '{path} tiene {size} bytes y las descripciones se leen hasta {limit}. Da una parte.',
  'captions-evaluated-on-own':
    'Un descriptor se mide con las imágenes que su ejecución apartó, no con {path}. Quita --data.',
  'captions-none':
    'Ninguna descripción de {path} es de una imagen que esté ahí. Pon las imágenes en la misma carpeta, con los nombres que les dan las descripciones.',
  'captions-pictures-too-large':
    '{count} imágenes de {width} × {height} son {size} bytes, y las imágenes con descripción deben caber en {limit}. Elige un tamaño menor.',
  'input-says-nothing':
    '«{input}» no tiene ninguna palabra que leer. Da un texto, o la ruta de un archivo con uno.',
  'idx-one-class': '{path} solo tiene la etiqueta 0, así que no hay nada que distinguir.',
  'cifar-size-wrong':
    '{path} tiene {size} bytes, y CIFAR-10 usa {record} por imagen: la última se corta en el byte {offset}. Consigue el archivo otra vez.',
  'cifar-label-wrong':
    '{path} tiene la etiqueta {label} en el byte {offset}, pero CIFAR-10 solo tiene de 0 a {largest}. Consigue el archivo otra vez.',
  'text-says-nothing':
    '{path} tiene un único carácter, así que no hay nada que aprender. Da un texto más largo.',
  'zip-damaged': '{path} es un archivo zip dañado ({what}). Consíguelo otra vez.',
  'zip-entry-damaged':
    '{path}: {name} está dañado dentro del archivo ({what}). Vuelve a comprimirlo.',
  'zip-name-refused':
    '{path} contiene un archivo llamado «{name}», que podría escribirse en cualquier sitio. No se ha extraído nada; comprímelo de nuevo sin nombres así.',
  'zip-name-twice': '{path} contiene «{name}» dos veces. Comprímelo de nuevo con uno solo.',
  'zip-encrypted': '{path}: {name} está cifrado. Comprímelo de nuevo sin contraseña.',
  'zip-too-large':
    '{path} ocuparía {bytes} bytes al llegar a {name}, demasiado para un archivo de {size}. Extráelo tú y da la carpeta.',
  'zip-too-many-files': '{path} contiene más de {limit} archivos. Da una parte.',
  'test-other-kind':
    '{name} contiene datos de otro tipo que los que aprendió la red. Da datos del mismo tipo.',
  'test-column-missing':
    '{name} no tiene una columna «{column}» como la que aprendió la red. Da una tabla con las mismas columnas.',
  'test-value-unknown':
    'La columna «{column}» de {name} dice «{value}», que la red nunca ha visto. Quita esas filas.',
  'test-class-unknown':
    '{name} tiene la clase «{class}», y la red solo conoce {known}. Quita esas filas.',
  'upload-unknown': 'Estos archivos ya no están aquí. Elígelos otra vez.',
  'uploads-too-many':
    'Hay archivos de otras {most} importaciones enviados y aún sin usar. Termina o cancela alguna de ellas y elige estos archivos otra vez.',
  'upload-too-large':
    'Los archivos suman más de {limit} bytes. Impórtalos con «lienzo data import».',
  'csv-empty': '{path} no tiene filas. Elige una tabla con una fila por ejemplo.',
  'csv-one-column':
    '{path} tiene una sola columna. Una tabla necesita dos como mínimo, separadas por uno de {separators}.',
  'csv-too-many-columns':
    '{path} tiene {count} columnas en su primera fila; se leen {limit} como mucho. Quita algunas.',
  'csv-quote-open':
    '{path}, línea {line}: en esta fila se abren unas comillas que no se cierran. Ciérralas, o escríbelas dos veces si son parte del texto.',
  'csv-quote-wrong':
    '{path}, línea {line}, columna {column}: hay unas comillas dentro de una celda. Escríbelas dos veces y pon toda la celda entre comillas.',
  'csv-row-too-long':
    '{path}, línea {line}: la fila no termina en {limit} caracteres. Es probable que falten unas comillas.',
  'csv-target-unknown':
    '{path} no tiene la columna «{target}». Sus columnas son {names}; da una de ellas, o su número.',
  'csv-target-empty':
    'La columna «{name}» de {path} es la que se aprende y está vacía en todas las filas. Elige otra columna que aprender.',
  'csv-target-constant':
    'La columna «{name}» de {path} es la que se aprende y dice lo mismo en todas las filas que sirven. Elige otra columna que aprender.',
  'csv-target-too-many':
    'La columna «{name}» de {path} es la que se aprende y dice más de {limit} cosas distintas, demasiadas para ser clases. Elige otra columna que aprender.',
  'csv-target-no-numbers':
    'La columna «{name}» de {path} se quiere aprender como número y no contiene ninguno. Elige otra columna que aprender, o aprende esta como clase.',
  'csv-category-too-many':
    'La columna «{name}» de {path} tiene más de {limit} valores distintos, demasiados para ser categorías. Déjala fuera.',
  'csv-no-features':
    '{path} no tiene más columna que «{target}» que diga algo: las demás están vacías, son constantes o texto libre. Elige otra columna que aprender.',
  'csv-too-many-cells': '{path} contiene más de {limit} números. Quita filas o columnas.',
  'csv-rows-uneven':
    '{path}: {uneven} de {rows} filas tienen otro número de celdas que la primera, que tiene {needed}; la línea {line} tiene {found}. Líneas: {lines}. Da a cada fila {needed} celdas; si un separador es parte de una celda, pon la celda entre comillas.',
  'csv-no-rows-wrong-cell-count':
    '{path} no tiene ninguna fila con tantas celdas como la primera; la línea {line} ya es distinta. Comprueba el separador.',
  'csv-no-rows-missing-value':
    '{path} tiene una celda vacía en todas las filas, por ejemplo en la línea {line}. Quita las columnas vacías, o deja que se rellenen.',
  'csv-no-rows-missing-target':
    '{path} no dice nada en la columna que se aprende, por ejemplo en la línea {line}. Elige otra columna que aprender.',
  'csv-no-rows-not-a-number':
    '{path} tiene en todas las filas una palabra donde se espera un número, por ejemplo en la línea {line}. Comprueba el signo decimal.',
  'csv-no-rows-not-finite':
    '{path} tiene un número que no es finito en todas las filas, por ejemplo en la línea {line}. Escribe números menores que 10^308.',
  'csv-no-rows-value-unknown':
    '{path} no tiene ninguna fila que sirva; la línea {line} tiene un valor desconocido. Comprueba los tipos de las columnas.',
};

export const skipReasons: Readonly<Record<keyof typeof englishReasons, string>> = {
  'wrong-cell-count': '{count} con celdas de más o de menos',
  'missing-value': '{count} con una celda vacía',
  'missing-target': '{count} sin objetivo',
  'not-a-number': '{count} con una palabra donde va un número',
  'not-finite': '{count} con un número que no es finito (NaN, infinito o demasiado grande)',
  'value-unknown': '{count} con un valor desconocido',
  'not-a-picture': '{count} que no son PNG ni JPEG',
  'not-a-text': '{count} que no son textos (.txt, .text, .md)',
  'no-class': '{count} fuera de las carpetas de las clases',
  'picture-damaged': '{count} dañadas',
  'picture-too-large': '{count} demasiado grandes',
  'picture-missing': '{count} que las descripciones nombran y no están',
  'picture-in-folders': '{count} cuyo nombre está en varias carpetas',
  'picture-doubled': '{count} entradas de una imagen cuyo id ya estaba',
  'picture-without-caption': '{count} sin descripción',
  'entry-without-id': '{count} entradas sin id o sin nombre de archivo',
  'entry-without-caption': '{count} anotaciones sin descripción',
  'line-without-name': '{count} líneas sin el nombre de una imagen',
  'caption-without-picture': '{count} descripciones de una imagen desconocida',
  'caption-doubled': '{count} descripciones cuyo id ya estaba',
  'caption-empty': '{count} descripciones sin ninguna palabra',
  'caption-too-long': '{count} descripciones de más de 40 palabras',
};

export const oneSkipped: Readonly<Record<keyof typeof englishOne, string>> = {
  'not-a-picture': '1 que no es PNG ni JPEG',
  'not-a-text': '1 que no es un texto (.txt, .text, .md)',
  'picture-damaged': '1 dañada',
  'picture-too-large': '1 demasiado grande',
  'picture-missing': '1 que las descripciones nombran y no está',
  'picture-doubled': '1 entrada de una imagen cuyo id ya estaba',
  'entry-without-id': '1 entrada sin id o sin nombre de archivo',
  'entry-without-caption': '1 anotación sin descripción',
  'line-without-name': '1 línea sin el nombre de una imagen',
  'caption-without-picture': '1 descripción de una imagen desconocida',
  'caption-doubled': '1 descripción cuyo id ya estaba',
  'caption-empty': '1 descripción sin ninguna palabra',
  'caption-too-long': '1 descripción de más de 40 palabras',
};
