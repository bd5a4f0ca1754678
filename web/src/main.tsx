import { render } from 'preact';
import { App } from './app';
import { begin } from './start';

const page = document.getElementById('page');
if (page) void begin().then(() => render(<App />, page));
