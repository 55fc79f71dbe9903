#pragma once

namespace lienzo {

// Makes the operations known to TensorFlow, for graphs and for single calls. A second time does nothing: an
// operation that is registered twice ends the process.
void registerOperations();

}  // namespace lienzo
