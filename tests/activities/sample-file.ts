import { createHash, randomUUIDv7 } from 'node:crypto'
import { bringActivities, type BroughtActivities } from '../../src/activities/index.ts'
import type { Context } from '../../src/kernel/context.ts'

/** Rows of our own wording with the traps of the real files: sub-total, glued dates, end before start, costs, repeats, shifted cells. */
export const SAMPLE_ACTIVITIES = [
  'report_years,country,program,course_title,student_unit,us_unit,start_date,end_date,location,quantity,total_cost,page_number',
  '2008_2009,Peru,"Harbour scheme, FY 08",PILOT HARBOUR COURSE,Fuerza de Lanchas,Coast school,9/14/2008 ,10/2/2008 ,"Norport, XX",2 ,"$3,160 ",12',
  '2008_2009,Peru,"Harbour scheme, FY 08",PILOT HARBOUR COURSE,Fuerza de Lanchas,Coast school,9/14/2008 ,10/2/2008 ,"Norport, XX",2 ,"$3,160 ",13',
  '2008_2009,Peru,"Harbour scheme, FY 08",FY 2008 Program Totals ,,,,,,4 ,"$6,320 ",13',
  '2008_2009,Perú,"Harbour scheme, FY 08",RIVER RADIO,N/A,,3/1/2008 3/25/2008 ,,Iquitos,5,3349 ,14',
  '2010_2011,Peru,Ladder plan - Fiscal Year 2010,DRILL &amp; ROPE,Brigada de Señales,,7/1/2010,6/1/2010,Lima,1,$0,20',
  '2010_2011,Colombia,Ladder plan - Fiscal Year 2010,TOTAL ROPE MANAGEMENT,Guard,,7/20/2010,8/1/2010,Cali,,"1,250.5",21',
  '2010_2011,Colombia,Ladder plan,HELICOPTER CARE,Guard,,,,Cali,26 AREQUIPA,8871 9/30/2008,22',
].join('\n')

/** Brings a file of activities under a fresh id, as an administrator. */
export async function bringSample(
  ctx: Context,
  content: string = SAMPLE_ACTIVITIES,
  batchId: string = randomUUIDv7(),
): Promise<BroughtActivities & { readonly batchId: string }> {
  const bytes = Buffer.from(content)
  const brought = await bringActivities(
    ctx,
    { name: 'sample.csv', bytes },
    {
      id: batchId,
      title: { es: 'Cursos de prueba', en: 'Sample courses' },
      publisher: 'Oficina de Ejemplo',
      address: 'https://example.org/courses',
      licence: 'CC0',
      language: 'en',
      fileSha256: createHash('sha256').update(bytes).digest('hex'),
      fileBytes: bytes.length,
    },
    'USD',
  )
  return { ...brought, batchId }
}
