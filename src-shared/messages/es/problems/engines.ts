import type { enginesProblems as english } from '../../en/problems/engines.ts';

export const enginesProblems: Readonly<Record<keyof typeof english, string>> = {
  'engine-pack-missing':
    'El motor {engine} no está instalado. Así se instala: npx lienzo engine install {engine}',
  'engine-pack-stale':
    'El motor {engine} instalado se compiló para otra versión de Lienzo. Así se vuelve a compilar: npx lienzo engine install {engine}',
  'engine-pack-damaged':
    'El motor {engine} instalado está dañado ({file}). Así se instala de nuevo: npx lienzo engine install {engine}',
  'engine-load-failed': 'Este sistema no quiere cargar el motor {engine}: {reason}',
  'engine-operations-missing':
    'TensorFlow funciona, pero le faltan las operaciones propias de Lienzo y las capas recurrentes entrenan más despacio: {reason}',
  'engine-not-asked': 'No se ha pedido: el motor elegido es {engine}.',
  'engine-none':
    'Ninguno de los motores funciona en este equipo. Así se sabe por qué: npx lienzo engine doctor',
  'engine-no-wheel':
    'No hay motor {engine} para esta plataforma ({platform}); Lienzo entrena con el siguiente.',
  'engine-nvidia-none':
    'En este equipo no hay tarjeta gráfica de NVIDIA; Lienzo entrena en el procesador.',
  'engine-nvidia-no-driver':
    'Hay una tarjeta gráfica de NVIDIA, pero falta su controlador. Instala el de NVIDIA y vuelve a mirar: npx lienzo engine doctor tensorflow-gpu',
  'engine-nvidia-driver-fails':
    'El controlador de NVIDIA está instalado y no responde. A menudo basta reiniciar el equipo tras una actualización. Dice: {reason}',
  'engine-nvidia-driver-old':
    'El controlador {driver} de NVIDIA es demasiado antiguo para CUDA 12. Instala el {oldest} o uno posterior.',
  'engine-nvidia-hidden':
    'La variable CUDA_VISIBLE_DEVICES oculta todas las tarjetas gráficas de NVIDIA. Quítala para usar una.',
  'engine-nvidia-unused':
    'TensorFlow no llega a la tarjeta {device}; puede ser demasiado antigua (capacidad de cómputo menor que 6.0) o tenerla ocupada otro programa.',
  'engine-webgpu-no-adapter':
    'Aquí no hay tarjeta gráfica que WebGPU pueda usar, o falta su controlador (en Linux, el de Vulkan).',
  'engine-webgpu-software':
    'Aquí WebGPU funcionaría en {device}, un programa que imita una tarjeta gráfica y es más lento que los otros motores. Con --engine webgpu se usa de todos modos.',
  'engine-no-python':
    'TensorFlow se descarga con el pip de Python, y aquí no hay Python. Instala Python 3 o da tú el archivo: npx lienzo engine install --from ARCHIVO',
  'engine-no-pip':
    'TensorFlow se descarga con pip, y este Python no lo tiene. Instálalo (en Debian y Ubuntu: python3-pip) o da tú el archivo: npx lienzo engine install --from ARCHIVO',
  'engine-no-compiler':
    'El enlace con TensorFlow se compila con un compilador de C++, y ninguno responde (se probaron {commands}). Instala uno; en Debian y Ubuntu, el paquete g++.',
  'engine-no-node-headers':
    'El enlace con TensorFlow se compila con las cabeceras de Node, y no las hay en {folder}. Ejecuta npm ci en el proyecto, que las trae.',
  'engine-offline':
    'LIENZO_OFFLINE=1 prohíbe descargar. Da tú el archivo, o un paquete hecho con «engine pack» en otro equipo: npx lienzo engine install {engine} --from RUTA',
  'engine-download-failed':
    'No se pudo descargar TensorFlow. Revisa la red o da tú el archivo con --from. pip dice: {reason}',
  'engine-disk-full':
    'No cabe el motor: necesita {megabytes} MB en {folder}. Haz sitio o elige otra carpeta con LIENZO_CACHE.',
  'engine-cache-unusable':
    'Lienzo no puede escribir en {folder} ({reason}). Arréglalo o elige otra carpeta con LIENZO_CACHE.',
  'engine-wheel-not-found': '{path} no está ahí, o no contiene {file}.',
  'engine-wheel-wrong':
    '{path} no es el TensorFlow con el que se probó Lienzo, o está dañado: su SHA-256 es {found} y debe ser {expected}.',
  'engine-wheel-broken': 'No se puede desempaquetar TensorFlow: {reason}.',
  'engine-no-npm':
    'El motor webgpu se descarga con npm, y aquí no hay npm. Instala Node con npm o da tú el archivo: npx lienzo engine install webgpu --from ARCHIVO',
  'engine-npm-failed':
    'No se pudo descargar el motor webgpu. Revisa la red o da tú el archivo con --from. npm dice: {reason}',
  'engine-archive-not-found': '{path} no está ahí, o no contiene ni {file} ni un paquete.',
  'engine-archive-wrong':
    '{path} no es el paquete con el que se probó Lienzo, o está dañado: su resumen es {found} y debe ser {expected}.',
  'engine-archive-broken': 'No se puede desempaquetar el motor: {reason}.',
  'engine-pack-unreadable':
    'El manifiesto del paquete en {path} no se entiende. Vuelve a hacerlo: npx lienzo engine pack',
  'engine-pack-file-missing': 'Al paquete en {path} le falta {file}. Cópialo otra vez entero.',
  'engine-pack-file-changed':
    '{file}, del paquete en {path}, no es lo que dice su manifiesto: se cambió o se dañó por el camino. Cópialo otra vez.',
  'engine-pack-other-engine': 'El paquete en {path} contiene el motor {found}, no {engine}.',
  'engine-pack-other-platform':
    'El paquete en {path} es para {found}, y este equipo es {platform}. Usa el paquete hecho para él.',
  'engine-pack-other-version':
    'El paquete en {path} se hizo para otra versión de Lienzo. Vuelve a hacerlo con esta: npx lienzo engine pack',
  'engine-pack-there': 'Ya hay algo en {path}. Elige otra carpeta o quita esa.',
  'engine-compile-failed':
    'No se pudo compilar el enlace con TensorFlow. El compilador dice: {reason}',
  'engine-cancelled': 'La instalación se canceló; no quedó nada a medias.',
  'engine-tried-before':
    'TensorFlow no está instalado, e instalarlo falló hace poco. Así se intenta otra vez y se ve por qué: npx lienzo engine install',
};
