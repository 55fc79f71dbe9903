import { commandLineWords } from './command-line.ts';
import { doctorWords } from './doctor.ts';
import { diagnosticSentences } from './diagnostics.ts';
import { engineWords } from './engines.ts';
import { layerWords } from './layers/index.ts';
import { shapeWords } from './shapes.ts';
import { templateGroupWords, templateWords } from './templates.ts';
import { augmentationWords } from './window/augmentation.ts';
import { canvasWords } from './window/canvas.ts';
import { captionBenchWords } from './window/caption-bench.ts';
import { captionFaultWords } from './window/caption-faults.ts';
import { alignmentWords } from './window/alignment.ts';
import { sequenceWords } from './window/sequences.ts';
import { captionGalleryWords } from './window/caption-gallery.ts';
import { captionRegionWords } from './window/caption-regions.ts';
import { picturePlaceWords } from './window/picture-places.ts';
import { captionWords } from './window/captions.ts';
import { dataProblems } from './problems/data.ts';
import { dataSequenceWords } from './window/data-sequences.ts';
import { dataWords } from './window/data.ts';
import { desktopWords } from './window/desktop.ts';
import { drawnWords } from './window/drawn.ts';
import { dockWords } from './window/dock.ts';
import { enginesProblems } from './problems/engines.ts';
import { healthWords } from './window/health.ts';
import { importWords } from './window/imports.ts';
import { inspectorWords } from './window/inspector.ts';
import { filesProblems } from './problems/files.ts';
import { importProblems, oneSkipped, skipReasons } from './problems/imports.ts';
import { networkProblems } from './problems/network.ts';
import { landscapeWords } from './window/landscape.ts';
import { ownPictureWords } from './window/own-picture.ts';
import { ownSceneWords } from './window/own-scene.ts';
import { paletteWords } from './window/palette.ts';
import { planeWords } from './window/plane.ts';
import { processesProblems } from './problems/processes.ts';
import { projectsProblems } from './problems/projects.ts';
import { ratesWords } from './window/rates.ts';
import { restraintsWords } from './window/restraints.ts';
import { experimentsWords } from './window/experiments.ts';
import { runsWords } from './window/runs.ts';
import { shellWords } from './window/shell.ts';
import { startWords } from './window/start.ts';
import { featureWords, textWords } from './window/text.ts';
import { formulasWords } from './window/formulas.ts';
import { liveWords } from './window/live.ts';
import { timeWords } from './window/time.ts';
import { unrolledWords } from './window/unrolled.ts';
import { walkWords } from './window/walk.ts';
import { trainingProblems } from './problems/training.ts';

/** Every text a person reads, in English; the other languages have its shape. */
export const english = {
  layers: layerWords,
  shapes: shapeWords,
  templates: templateWords,
  templateGroups: templateGroupWords,
  diagnostics: diagnosticSentences,
  problems: {
    ...dataProblems,
    ...filesProblems,
    ...importProblems,
    ...trainingProblems,
    ...enginesProblems,
    ...projectsProblems,
    ...processesProblems,
    ...networkProblems,
  },
  skipReasons,
  oneSkipped,
  shell: shellWords,
  start: startWords,
  palette: paletteWords,
  inspector: inspectorWords,
  health: healthWords,
  imports: importWords,
  ownPicture: ownPictureWords,
  drawn: drawnWords,
  landscape: landscapeWords,
  plane: planeWords,
  rates: ratesWords,
  restraints: restraintsWords,
  runs: runsWords,
  experiments: experimentsWords,
  augmentation: augmentationWords,
  canvas: canvasWords,
  alignment: alignmentWords,
  captions: captionWords,
  captionBench: captionBenchWords,
  ownScene: ownSceneWords,
  captionFaults: captionFaultWords,
  sequences: sequenceWords,
  captionRegions: captionRegionWords,
  picturePlaces: picturePlaceWords,
  captionGallery: captionGalleryWords,
  data: dataWords,
  dataSequences: dataSequenceWords,
  desktop: desktopWords,
  dock: dockWords,
  doctor: doctorWords,
  features: featureWords,
  text: textWords,
  live: liveWords,
  time: timeWords,
  unrolled: unrolledWords,
  walk: walkWords,
  formulas: formulasWords,
  engines: engineWords,
  commandLine: commandLineWords,
} as const;
