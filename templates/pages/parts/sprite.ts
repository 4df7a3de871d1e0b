import { html } from 'hono/html'

/** Harvey balls, the audit world's marks of progress, once per page; colour comes from the class of the one who uses them. */
export const sprite = html`<svg class="sprite" width="0" height="0" aria-hidden="true" focusable="false">
  <symbol id="m-not_assessed" viewBox="0 0 16 16">
    <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2 2.15" />
  </symbol>
  <symbol id="m-no_evidence" viewBox="0 0 16 16">
    <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.6" />
    <path d="M5 8h6" stroke="currentColor" stroke-width="1.8" />
  </symbol>
  <symbol id="m-not_started" viewBox="0 0 16 16">
    <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.8" />
  </symbol>
  <symbol id="m-committed" viewBox="0 0 16 16">
    <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.8" />
    <path d="M8 8V1.4A6.6 6.6 0 0 1 14.6 8z" fill="currentColor" />
  </symbol>
  <symbol id="m-partial" viewBox="0 0 16 16">
    <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.8" />
    <path d="M8 1.4a6.6 6.6 0 0 1 0 13.2z" fill="currentColor" />
  </symbol>
  <symbol id="m-substantial" viewBox="0 0 16 16">
    <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.8" />
    <path d="M8 8V1.4A6.6 6.6 0 1 1 1.4 8z" fill="currentColor" />
  </symbol>
  <symbol id="m-implemented" viewBox="0 0 16 16">
    <circle cx="8" cy="8" r="7.4" fill="currentColor" />
    <path d="M4.4 8.3l2.5 2.5 4.7-5.2" fill="none" class="on-mark" stroke-width="1.9" />
  </symbol>
  <symbol id="m-reversed" viewBox="0 0 16 16">
    <path d="M8 .6 15.4 8 8 15.4.6 8z" fill="currentColor" />
    <path d="M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8" class="on-mark" stroke-width="1.7" />
  </symbol>
  <defs>
    <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path d="M0 0v6" class="hatch" stroke-width="3" />
    </pattern>
  </defs>
</svg>`
