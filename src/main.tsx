import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './panels/App';
import { start } from './state/start';
import './widgets/fonts.css';
import './widgets/tokens.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root to mount the page in.');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
void start(new URL(window.location.href));
