import type { trainingProblems as English } from '../../en/problems/training.ts';

export const trainingProblems: Readonly<Record<keyof typeof English, string>> = {
  'setting-unknown-nearest':
    'Aquí no hay un único ajuste «{path}». ¿Querías decir {nearest}? Se llaman como en «lienzo compare --json».',
  'setting-unknown':
    'Aquí no hay ningún ajuste «{path}». Se llaman como en «lienzo compare --json».',
  'setting-unfit': '«{value}» no es un valor para {path}.',
  'setting-breaks-layer':
    'Con este valor la capa {node} no admite lo que le llega. Elige otro valor o arregla antes la red.',
  'setting-changes-output':
    'Con este valor la predicción de {node} no tendría la forma de los datos. Elige una capa anterior.',
  'sweep-too-large':
    'Este barrido tiene {runs} entrenamientos; el máximo son {most}. Toma menos valores o semillas.',
  'run-not-begun': 'El entrenamiento no pudo empezar: {reason}.',
  'nothing-to-train':
    'Esta red no tiene pesos que puedan cambiar, así que no hay nada que entrenar. Descongela una capa o añade una que los tenga, como Dense.',
  'weights-missing':
    'No está el entrenamiento {run}, con cuyos pesos debía empezar este. Elige otro o empieza de nuevo.',
  'weights-fit-nothing':
    'Ninguna capa de esta red tiene el nombre y la forma de una de aquel entrenamiento (aquí: {layers}). Da a las capas los nombres que tienen allí o empieza de nuevo.',
  'features-not-kept':
    'No se pudo guardar en {folder} ({reason}): este entrenamiento lo tiene en memoria; el próximo lo calculará otra vez.',
  'data-unfit-network':
    'Los ejemplos de los datos son de {dataShape}, pero la red toma {networkShape}. Cambia su Input o elige otros datos.',
  'data-unfit-vocabulary':
    'El texto tiene {present} caracteres distintos, pero la red distingue {known}. Pon {present} en la última capa Dense y en Embedding, o elige otro texto.',
  'run-record-missing':
    'En {dir} no hay ningún entrenamiento. Comprueba cómo está escrita la carpeta.',
  'run-record-taken':
    'En {dir} ya hay un entrenamiento. Continúalo (--resume) o elige otra carpeta.',
  'run-broken':
    '{file} está dañado o lo escribió otra versión, así que el entrenamiento no se puede leer.',
  'run-untrained':
    'El entrenamiento de {dir} aún no tiene ningún punto de control. Déjalo entrenar antes una época.',
  'checkpoint-broken':
    'No se puede leer ningún punto de control de este entrenamiento; {file} está dañado. Entrena la red de nuevo.',
  'stage-missing': 'La red tal como estaba en el paso {step} ya no se guarda. Elige otro paso.',
  'checkpoint-unwritable':
    'No se pudo guardar el punto de control en {dir} ({reason}). Haz sitio o libera la carpeta; se podrá continuar desde el anterior.',
  'resume-other-network':
    'El entrenamiento empezó con otra red. Continúa con la red con la que empezó, o entrena esta en otra carpeta.',
  'resume-other-settings':
    'El entrenamiento empezó con otros datos, lote, optimizador o semilla. Continúa con ellos, o entrena en otra carpeta.',
  'resume-other-data':
    'Los datos han cambiado desde que empezó el entrenamiento de {dir}. Recupera los de antes, o entrena en otra carpeta.',
  'run-watches-films':
    'La red de {dir} ve películas creadas para ella; no lee ninguna de un archivo. Pregunta a evaluate cuánto acierta.',
  'question-symbol-unknown':
    '«{input}» contiene «{unknown}» y esta red lee {known}. Quita todo lo demás.',
  'question-too-long':
    '«{input}» tiene {count} símbolos y esta red lee de 1 a {most}. Escribe esa cantidad.',
  'run-says-captions': 'La red de {dir} dice frases sobre imágenes. Pregúntale con caption.',
  'run-aligns':
    'La red de {dir} une las palabras de las frases con las regiones de las imágenes y no dice nada. Pregunta a evaluate cuántas veces acierta.',
  'caption-no-number':
    'La red no dice nada: lo que responde ya no son números, como ocurre cuando un entrenamiento diverge. Toma un paso anterior o entrena de nuevo con una tasa de aprendizaje menor.',
  'caption-picture-missing':
    'No hay tal imagen, o tiene otro tamaño que el que la red admite. Elige otra.',
  'unit-needs-text':
    '--unit y --vocabulary son para un texto que se lee por palabras o por pares de bytes. Elige una red que continúe un texto, como char-lstm, y usa --vocabulary junto con --unit words o --unit bytePairs.',
  'captions-need-scenes':
    '--captions es para las escenas, cuyas frases están en dos idiomas, y esta red aprende de otra cosa. Elige una que diga frases, como captioner.',
  'frames-need-scenes':
    '--frames es para las escenas, y esta red aprende de otra cosa. Elige una que diga frases, como captioner.',
  'run-says-no-captions':
    'La red de {dir} no describe imágenes. Elige el entrenamiento de una red que lo haga.',
  'run-aligns-nothing':
    'Esta red no une palabras y regiones. Elige el entrenamiento de una que lo haga.',
  'replay-other-settings':
    'Desde el paso {step} este entrenamiento siguió con ajustes de los que su registro no habla (otro calendario, por ejemplo), así que no se puede repetir con exactitud. Entrena desde su red.',
  'replay-differs':
    'La curva es otra desde el paso {step}. Repítelo con el motor y en la máquina donde se entrenó.',
  'run-writes-no-text':
    'La red de {dir} no escribe texto. Elige el entrenamiento de una red de caracteres.',
  'prime-character-unknown':
    'El comienzo tiene el carácter {character}, que la red no ha visto nunca. Quítalo.',
  'prime-says-nothing':
    'El comienzo «{prime}» no tiene ninguna palabra que la red conozca. Empieza con palabras del texto del que aprendió.',
  'out-of-memory':
    'No hay memoria suficiente para esta red. Reduce el lote (a la mitad, por ejemplo) o haz las capas más estrechas.',
  'rate-not-found':
    'La pérdida no bajó claramente con ninguna tasa, así que no se puede sugerir una tasa de aprendizaje. Mira si la red puede aprender estos datos, o toma un lote mayor, en el que el azar pesa menos.',
  'rate-search-beside-run':
    'Se está entrenando una red, y la búsqueda de una tasa de aprendizaje necesita la máquina para ella sola. Espera a que termine, o detén el entrenamiento.',
  'rate-search-busy':
    'Ya hay otra búsqueda de una tasa de aprendizaje en marcha. Detenla, o espera a que termine.',
  'run-beside-rate-search':
    'Se está buscando una tasa de aprendizaje, y eso necesita la máquina para sí. Detén la búsqueda, o espera a que termine, y entrena después.',
  'training-failed': 'El entrenador no pudo seguir: {message}',
  'look-failed':
    'Una de las vistas no se puede mostrar ({message}). El entrenamiento sigue; otra pestaña, o una red más pequeña, puede mostrar lo que esta no.',
  'not-compiled-reads-back':
    'Se entrena operación por operación, que es más lento: una capa mira números en medio de un paso ({reason}).',
  'not-compiled-varies':
    'Se entrena operación por operación, que es más lento: no todos los pasos de esta red son iguales ({reason}).',
  'not-compiled-foreign':
    'Se entrena operación por operación, que es más lento: esta red usa algo que no cabe en un grafo ({reason}).',
  'not-compiled-refused':
    'Se entrena operación por operación, que es más lento: TensorFlow no aceptó esta red como grafo ({reason}).',
  'not-compiled-disagrees':
    'Se entrena operación por operación, que es más lento: como grafo, esta red dio otros números, así que no se confía en él ({reason}). Puede deberse a una tasa de aprendizaje demasiado alta.',
};
