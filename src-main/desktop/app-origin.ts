/** The scheme and origin from which the desktop shell shows the window. Nothing else is ever shown in it. */
export const appScheme = 'app';
export const appOrigin = `${appScheme}://lienzo`;
export const appStartUrl = `${appOrigin}/index.html`;
