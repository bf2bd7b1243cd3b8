import { render } from 'preact';
import { App } from './app';
import { renderInFrames } from './data/frames';
import { start } from './data/stream';
import { applyTheme } from './preferences';
import './style/base.css';
import './style/layout.css';
import './style/watch.css';
import './style/content.css';
import './style/dialog.css';

const host = document.getElementById('desk');
if (host) {
  applyTheme();
  renderInFrames();
  render(<App />, host);
  start();
}
