// Fills that template with easy-template-x.
import { readFileSync, writeFileSync } from 'node:fs'
import { TemplateHandler } from 'easy-template-x'

const [template, answers, target] = process.argv.slice(2)
const data = JSON.parse(readFileSync(answers, 'utf-8'))
writeFileSync(target, await new TemplateHandler().process(readFileSync(template), data))
