import './zod-without-code.ts';

import './theme.css';

import { mount } from 'svelte';

import App from './App.svelte';
import { WindowSettings } from './settings/settings.svelte.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no element #app');
// Theme and language stand before anything is drawn.
mount(App, { target, props: { settings: new WindowSettings() } });
