import type { enginesProblems as english } from '../../en/problems/engines.ts';

export const enginesProblems: Readonly<Record<keyof typeof english, string>> = {
  'engine-pack-missing': 'TensorFlow no está instalado. Así se instala: npx lienzo engine install',
  'engine-pack-stale':
    'El TensorFlow instalado se compiló para otra versión de Lienzo. Así se vuelve a compilar: npx lienzo engine install',
  'engine-pack-damaged':
    'El TensorFlow instalado está dañado ({file}). Así se instala de nuevo: npx lienzo engine install',
  'engine-load-failed': 'Este sistema no quiere cargar TensorFlow: {reason}',
  'engine-operations-missing':
    'TensorFlow funciona, pero le faltan las operaciones propias de Lienzo y las capas recurrentes entrenan más despacio: {reason}',
  'engine-not-asked': 'No se ha pedido: el motor elegido es {engine}.',
  'engine-none':
    'Ninguno de los motores funciona en este equipo. Así se sabe por qué: npx lienzo engine doctor',
  'engine-no-wheel':
    'No hay TensorFlow para esta plataforma ({platform}); aquí Lienzo entrena con WebAssembly.',
  'engine-no-python':
    'TensorFlow se descarga con el pip de Python, y aquí no hay Python. Instala Python 3 o da tú el archivo: npx lienzo engine install --from ARCHIVO',
  'engine-no-pip':
    'TensorFlow se descarga con pip, y este Python no lo tiene. Instálalo (en Debian y Ubuntu: python3-pip) o da tú el archivo: npx lienzo engine install --from ARCHIVO',
  'engine-no-compiler':
    'El enlace con TensorFlow se compila con un compilador de C++, y ninguno responde (se probaron {commands}). Instala uno; en Debian y Ubuntu, el paquete g++.',
  'engine-no-node-headers':
    'El enlace con TensorFlow se compila con las cabeceras de Node, y no las hay en {folder}. Ejecuta npm ci en el proyecto, que las trae.',
  'engine-offline':
    'LIENZO_OFFLINE=1 prohíbe descargar. Da tú el archivo: npx lienzo engine install --from ARCHIVO',
  'engine-download-failed':
    'No se pudo descargar TensorFlow. Revisa la red o da tú el archivo con --from. pip dice: {reason}',
  'engine-disk-full':
    'No cabe TensorFlow: necesita {megabytes} MB en {folder}. Haz sitio o elige otra carpeta con LIENZO_CACHE.',
  'engine-cache-unusable':
    'Lienzo no puede escribir en {folder} ({reason}). Arréglalo o elige otra carpeta con LIENZO_CACHE.',
  'engine-wheel-not-found': '{path} no está ahí, o no contiene {file}.',
  'engine-wheel-wrong':
    '{path} no es el TensorFlow con el que se probó Lienzo, o está dañado: su SHA-256 es {found} y debe ser {expected}.',
  'engine-wheel-broken': 'No se puede desempaquetar TensorFlow: {reason}.',
  'engine-compile-failed':
    'No se pudo compilar el enlace con TensorFlow. El compilador dice: {reason}',
  'engine-cancelled': 'La instalación se canceló; no quedó nada a medias.',
  'engine-tried-before':
    'TensorFlow no está instalado, e instalarlo falló hace poco. Así se intenta otra vez y se ve por qué: npx lienzo engine install',
};
