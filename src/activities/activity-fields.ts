/** What a column of a file of training or exercises may hold, with the headers that such files use for it (folded). */
export const ACTIVITY_FIELDS = [
  {
    name: 'title',
    words: ['course title', 'title', 'course', 'training', 'exercise', 'activity', 'titulo', 'curso', 'actividad', 'ejercicio'],
  },
  { name: 'program', words: ['program', 'programme', 'programa', 'funding'] },
  { name: 'unit', words: ['student unit', 'unit', 'trainee unit', 'students unit', 'unidad', 'unidad capacitada'] },
  { name: 'partner_unit', words: ['us unit', 'training unit', 'trainer unit', 'unidad estadounidense', 'unidad instructora'] },
  { name: 'starts_on', words: ['start date', 'start', 'starts on', 'begin date', 'from', 'inicio', 'fecha de inicio'] },
  { name: 'ends_on', words: ['end date', 'end', 'ends on', 'to', 'fin', 'termino', 'fecha de fin', 'fecha de termino'] },
  { name: 'place', words: ['location', 'place', 'training location', 'lugar', 'ubicacion'] },
  { name: 'country', words: ['country', 'pais'] },
  { name: 'people', words: ['quantity', 'people', 'students', 'number trained', 'trainees', 'qty', 'cantidad', 'personas', 'capacitados'] },
  { name: 'cost', words: ['total cost', 'cost', 'amount', 'costo', 'costo total', 'monto'] },
  { name: 'currency', words: ['currency', 'moneda', 'divisa'] },
  { name: 'fiscal_year', words: ['fiscal year', 'year', 'fy', 'ano fiscal', 'ano'] },
  { name: 'report', words: ['report years', 'report', 'report year', 'informe'] },
  { name: 'page', words: ['page number', 'page', 'pagina'] },
] as const

export type ActivityField = (typeof ACTIVITY_FIELDS)[number]['name']

/** Place of the column that each field is read from. */
export type ActivityColumns = Readonly<Partial<Record<ActivityField, number>>>
