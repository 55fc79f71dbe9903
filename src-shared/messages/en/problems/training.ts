/** What keeps a network from being trained, gone on with, or used. */
export const trainingProblems = {
  'setting-unknown-nearest':
    'There is no one setting “{path}” here. Did you mean {nearest}? Settings are named as in “lienzo compare --json”.',
  'setting-unknown':
    'There is no setting “{path}” here. Settings are named as in “lienzo compare --json”.',
  'setting-unfit': '“{value}” is no value for {path}.',
  'setting-breaks-layer':
    'With this value the layer {node} cannot take what arrives. Choose another value, or mend the network first.',
  'setting-changes-output':
    'With this value the prediction at {node} would have another shape than the data. Choose a layer before it.',
  'sweep-too-large':
    'This sweep has {runs} trainings; {most} are the most. Take fewer values or seeds.',
  'run-not-begun': 'The training could not begin: {reason}.',
  'nothing-to-train':
    'This network has no weights that may change, so there is nothing to train. Unfreeze a layer, or add one that has some, such as Dense.',
  'weights-missing':
    'The run {run}, whose weights this training is to begin with, is not there. Choose another run, or begin anew.',
  'weights-fit-nothing':
    'No layer of this network has the name and the shape of one of that run (here: {layers}). Give the layers the names that they have there, or begin anew.',
  'features-not-kept':
    'It could not be kept in {folder} ({reason}): this training has it in memory, the next computes it again.',
  'data-unfit-network':
    'The data has examples of {dataShape}, but the network takes {networkShape}. Change its Input, or choose other data.',
  'data-unfit-vocabulary':
    'The text has {present} different characters, but the network tells {known} apart. Set the last Dense layer and the Embedding to {present}, or choose another text.',
  'run-record-missing': '{dir} holds no run. Check the spelling of the folder.',
  'run-record-taken':
    '{dir} holds a run already. Go on with it (--resume), or choose another folder.',
  'run-broken': '{file} is damaged or was written by another version, so the run cannot be read.',
  'run-untrained': 'The run in {dir} has no checkpoint yet. Let it train for an epoch first.',
  'checkpoint-broken':
    'No checkpoint of this run can be read; {file} is damaged. Train the network anew.',
  'stage-missing': 'The network as it stood at step {step} is no longer kept. Choose another step.',
  'checkpoint-unwritable':
    'The checkpoint could not be saved in {dir} ({reason}). Make room or free the folder; the run can go on from the one before it.',
  'resume-other-network':
    'The run was begun with another network. Go on with the network it began with, or train this one in another folder.',
  'resume-other-settings':
    'The run was begun with other data, batch size, optimizer or seed. Go on with those, or train in another folder.',
  'resume-other-data':
    'The data has changed since the run in {dir} was begun. Bring the old data back, or train in another folder.',
  'run-watches-films':
    'The network in {dir} watches films that are made for it; none are read from files. Ask evaluate how often it is right.',
  'question-symbol-unknown':
    '“{input}” has “{unknown}” in it; this network reads {known}. Leave everything else out.',
  'question-too-long':
    '“{input}” has {count} symbols, and this network reads from 1 to {most}. Write so many.',
  'run-says-captions': 'The network in {dir} says sentences about pictures. Ask it with caption.',
  'run-aligns':
    'The network in {dir} brings the words of sentences and the regions of pictures together, and says nothing. Ask evaluate how often it finds the right one.',
  'caption-no-number':
    'The network says nothing: what it answers is no number any more, as it is where a training diverges. Take an earlier step, or train anew with a lower learning rate.',
  'caption-picture-missing':
    'There is no such picture, or it has another size than the network takes. Choose another one.',
  'unit-needs-text':
    '--unit and --vocabulary are for a text that is read in words or byte pairs. Choose a network that continues a text, such as char-lstm, and give --vocabulary with --unit words or --unit bytePairs.',
  'captions-need-scenes':
    '--captions is for scenes, whose captions are there in two languages, and this network learns from something else. Choose one that says captions, such as captioner.',
  'frames-need-scenes':
    '--frames is for scenes, and this network learns from something else. Choose one that says captions, such as captioner.',
  'run-says-no-captions': 'The network in {dir} says no captions. Choose a run of a captioner.',
  'run-aligns-nothing':
    'This network does not bring words and regions together. Choose a run of one that does.',
  'replay-other-settings':
    'From step {step} on this run went on with settings that its record does not tell of (another schedule, say), so it cannot be trained again exactly. Train from its network instead.',
  'replay-differs':
    'The curve is another one from step {step} on. Train it again on the engine and the machine where the run was trained.',
  'run-writes-no-text':
    'The network in {dir} does not write text. Choose a run of a character network.',
  'prime-character-unknown':
    'The beginning has the character {character}, which the network has never seen. Leave it out.',
  'prime-says-nothing':
    'The beginning “{prime}” has no word that the network knows. Begin with words of the text that it learned from.',
  'out-of-memory':
    'The memory is not enough for this network. Make the batch smaller (half of it, say) or the layers narrower.',
  'rate-not-found':
    'The loss fell clearly at none of the rates, so no learning rate can be suggested. Look whether the network can learn these data at all, or take a larger batch, in which chance matters less.',
  'rate-search-beside-run':
    'A network is being trained, and the search for a learning rate needs the machine to itself. Wait until it ends, or stop it.',
  'rate-search-busy':
    'Another search for a learning rate is going on. Stop it, or wait until it is over.',
  'run-beside-rate-search':
    'A learning rate is being searched for, which needs the machine to itself. Stop the search, or wait until it is over, and then train.',
  'training-failed': 'The trainer could not go on: {message}',
  'look-failed':
    'One of the views cannot be shown ({message}). The training goes on; another tab, or a smaller network, may show what this one cannot.',
  'not-compiled-reads-back':
    'Trained operation by operation, which is slower: a layer looks at numbers in the middle of a step ({reason}).',
  'not-compiled-varies':
    'Trained operation by operation, which is slower: not all steps of this network are alike ({reason}).',
  'not-compiled-foreign':
    'Trained operation by operation, which is slower: this network uses something that a graph cannot hold ({reason}).',
  'not-compiled-refused':
    'Trained operation by operation, which is slower: TensorFlow did not take this network as a graph ({reason}).',
  'not-compiled-disagrees':
    'Trained operation by operation, which is slower: as a graph this network gave other numbers, so the graph is not trusted ({reason}). A learning rate that is too high can be the cause.',
} as const satisfies Readonly<Record<string, string>>;
