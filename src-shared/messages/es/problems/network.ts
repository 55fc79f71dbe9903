import type { networkProblems as English } from '../../en/problems/network.ts';

export const networkProblems: Readonly<Record<keyof typeof English, string>> = {
  'not-allowed': 'El rol {role} no permite esto ({method}).',
  'method-unknown':
    'El programa no conoce la petición «{method}». Carga la página otra vez: puede ser de una versión anterior.',
  'params-invalid':
    'La petición {method} no se entendió ({reason}). Carga la página otra vez: puede ser de una versión anterior.',
  'connection-lost': 'Se perdió la conexión con Lienzo. Comprueba que sigue en marcha.',
  'host-failed':
    'Algo falló dentro de Lienzo al responder a {method}. Tu trabajo se conserva; inténtalo otra vez.',
  'web-code-spent':
    'El código de esta dirección ya se ha usado o no es correcto: abre Lienzo una sola vez, en un navegador. Vuelve a la pestaña donde Lienzo está abierto, o inícialo otra vez y sigue la nueva dirección que muestra.',
  'web-not-let-in':
    'Este navegador no tiene permiso para entrar. Sigue la dirección completa, con su código, que Lienzo mostró donde se inició; si ya se usó, inícialo otra vez y sigue la nueva.',
  'port-taken': 'El puerto {port} está ocupado. Elige otro con --port o no indiques ninguno.',
  'window-not-built':
    'La ventana no se pudo construir: {reason}. Ejecuta «npm ci» e inténtalo otra vez; LIENZO_DEBUG=1 lo muestra todo.',
};
