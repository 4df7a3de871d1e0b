// Saves what is typed after a pause, to the form's own address, and says so politely. Without it nothing is lost that a button was pressed for.
const PAUSE = 2000

for (const form of document.querySelectorAll('form[data-autosave]')) {
  const line = form.querySelector('[data-saved]')
  let waiting
  let sending
  let saved = typed()

  function typed() {
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && name !== 'action' && name !== 'kept_as') fields.append(name, value)
    return fields.toString()
  }

  async function save(leaving) {
    clearTimeout(waiting)
    const fields = typed()
    if (fields === saved) return
    const body = new URLSearchParams(fields)
    const keptAs = form.querySelector('[name=kept_as]')
    body.append('action', 'keep')
    if (keptAs) body.append('kept_as', keptAs.value)
    sending = new AbortController()
    try {
      const answer = await fetch(form.getAttribute('action'), {
        method: 'POST',
        body,
        signal: sending.signal,
        keepalive: leaving && fields.length < 60000,
      })
      if (!answer.ok || answer.redirected) throw new Error(answer.status)
      saved = fields
      if (keptAs) keptAs.value = answer.headers.get('X-Kept-As')
      line.textContent = await answer.text()
    } catch {
      if (!leaving) line.textContent = line.dataset.failed
    }
  }

  form.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(save, PAUSE, false)
  })
  form.addEventListener('submit', () => {
    clearTimeout(waiting)
    sending?.abort()
    saved = null
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && saved !== null) void save(true)
  })
}
