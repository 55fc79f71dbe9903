import type { processesProblems as English } from '../../en/problems/processes.ts';

export const processesProblems: Readonly<Record<keyof typeof English, string>> = {
  'trainer-not-started':
    'El proceso de entrenamiento no se pudo iniciar ({reason}). Ejecuta «npm ci» otra vez.',
  'trainer-silent':
    'El proceso de entrenamiento no respondió durante un minuto tras iniciarse y se cerró. Inténtalo otra vez o prueba el motor wasm.',
  'trainer-other-version':
    'El proceso de entrenamiento usa la versión {found} del protocolo y se esperaba la {expected}. Instala Lienzo de nuevo.',
  'trainer-garbled':
    'El proceso de entrenamiento envió algo ilegible y se cerró. Continúa el entrenamiento desde su punto de control.',
  'trainer-killed':
    'El proceso de entrenamiento se cerró desde fuera ({signal}): lo cerró una persona, otro programa o el sistema por falta de memoria. Si vuelve a pasar, un lote menor necesita menos memoria.',
  'trainer-out-of-memory':
    'El proceso de entrenamiento se cerró porque se acabó la memoria. Un lote menor necesita menos; cerrar otros programas también ayuda.',
  'trainer-aborted':
    'El motor se rindió y cerró el proceso de entrenamiento: «{lastLine}». Si vuelve a pasar, prueba otro motor o un lote menor.',
  'trainer-crashed':
    'El motor falló y se llevó consigo el proceso de entrenamiento ({signal}). Si vuelve a pasar, «npx lienzo engine doctor» examina los motores; prueba otro.',
  'trainer-wrong-processor':
    'El motor usa instrucciones que este procesador no tiene. Prueba el motor wasm.',
  'trainer-device-lost':
    'Falló la tarjeta gráfica o su controlador, y se perdió lo que había en ella ({reason}). Si vuelve a pasar, prueba el motor tensorflow o wasm.',
  'trainer-failed': 'El proceso de entrenamiento terminó con el código {exitCode}: {lastLine}',
  'trainer-left': 'El proceso de entrenamiento terminó antes de acabar su trabajo.',
  'trainer-ended': 'El proceso de entrenamiento no se detuvo cuando se le pidió y se cerró.',
  'trainer-not-responding':
    'El proceso de entrenamiento no responde. Se puede detener; el último punto de control se conserva.',
  'queue-kept':
    'Entrenamientos que esperaban al cerrarse Lienzo: {count}. Empezarán cuando pulses Seguir; también puedes descartarlos.',
  'trainer-keeps-stopping':
    'El proceso de entrenamiento terminó {deaths} veces en un minuto, así que por ahora no se inicia otra vez. Prueba el motor wasm o espera un minuto.',
  unexpected: 'Algo falló dentro de Lienzo: {what}. Tus archivos se conservan; inténtalo otra vez.',
  'run-cancelled': 'El entrenamiento se canceló antes de empezar.',
  'request-cancelled': 'La petición se canceló.',
  'engine-install-busy': 'El motor ya se está instalando.',
  'bench-peer-ended': '{system} terminó antes de responder: {reason}',
  'bench-peer-garbled': '{system} respondió algo que no se puede leer.',
  'bench-memory-unknown': 'este sistema no dice cuánta memoria ocupa {system}.',
};
