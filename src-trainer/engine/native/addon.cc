// The library as a module of Node: `{instructionSet: 'portable' | 'avx2' | 'avx512'}`. Loading it registers the
// operations with the TensorFlow that the binding has loaded before.
#include <dlfcn.h>
#include <node_api.h>

#include "instruction-set.h"
#include "register-operations.h"

// TensorFlow keeps pointers into this library for good, so that nobody may unload it, as Node does with the
// addons of a worker thread that ends.
static void keepLoaded() {
  Dl_info self;
  if (dladdr(reinterpret_cast<const void*>(&keepLoaded), &self) != 0) dlopen(self.dli_fname, RTLD_NOW | RTLD_NODELETE);
}

NAPI_MODULE_INIT() {
  keepLoaded();
  lienzo::registerOperations();
  napi_value name;
  if (napi_create_string_utf8(env, lienzo::instructionSet().name, NAPI_AUTO_LENGTH, &name) != napi_ok ||
      napi_set_named_property(env, exports, "instructionSet", name) != napi_ok) {
    napi_throw_error(env, nullptr, "the module could not be described");
  }
  return exports;
}
