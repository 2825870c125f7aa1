// Makes recorded cases with the real TensorFlow.js, in the format that tests/Parity replays, for what TensorFlow.js's
// own tests do not reach: every option of every layer, as in training and not, with gradients; optimizers, losses,
// metrics, constraints. Always the same cases. `node generate.mjs FOLDER` writes FOLDER/*.jsonl.
//
// Beside the fields of the format, a layer's record may have `gradients`: those of the sum of the squared outputs,
// `{inputs: [tensor | null], weights: [tensor | null]}`, null where there is none to be had.
import fs from 'node:fs';
import path from 'node:path';
import { layerCases } from './cases/layers.mjs';
import { modelCases } from './cases/models.mjs';
import { functionCases, objectCases } from './cases/functions.mjs';

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node generate.mjs FOLDER');
  process.exit(2);
}

fs.mkdirSync(folder, { recursive: true });
const records = [...layerCases(), ...await modelCases(), ...objectCases(), ...functionCases()];
for (const kind of new Set(records.map(record => record.kind))) {
  const lines = records.filter(record => record.kind === kind)
    .map((record, i) => JSON.stringify({ id: `generated-${kind}-${String(i + 1).padStart(4, '0')}`, ...record }));
  fs.writeFileSync(path.join(folder, `${kind}.jsonl`), lines.join('\n') + '\n');
  console.log(`${kind}: ${lines.length}`);
}
