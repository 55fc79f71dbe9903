import { measureFrames } from './measure-frames.ts';
import { measureOpening } from './measure-opening.ts';
import { measureStates } from './measure-states.ts';
import { findDriver } from './open-window.ts';

// What the window costs, in a real Chromium, printed as one line of JSON:
//   node bench/measure-window.ts look
//   node bench/measure-window.ts start|project|drag|pictures|states HOME
// `look` says which browser there is. The others measure once, with HOME as the data folder.

const [task, home = ''] = process.argv.slice(2);
const driver = await findDriver();
if (task === 'look' || driver.type === 'absent') {
  const { type } = driver;
  say(type === 'absent' ? driver : { type, version: driver.version });
} else {
  say({ type: 'measured', ms: await measure() });
}
// A browser or a trainer that takes its time to leave has nothing more to say.
process.exit(0);

function measure(): Promise<number> {
  if (driver.type === 'absent') throw new Error('there is no browser');
  switch (task) {
    case 'start':
    case 'project':
      return measureOpening(driver, home, task);
    case 'drag':
    case 'pictures':
      return measureFrames(driver, home, task);
    case 'states':
      return measureStates(driver, home);
    default:
      throw new Error(`nothing is measured as ${task}`);
  }
}

function say(line: object): void {
  console.log(JSON.stringify(line));
}
