#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/message.h"
#include "core/npu/cann/acl_types.h"

namespace triscope {

// Where CANN is looked for, in this order.
struct CannPlaces {
    std::vector<std::string> custom_operators;  // files of operators that come before CANN's own
    std::vector<std::string> roots;             // toolkit folders; their libraries are in lib64/
    bool bare_names = true;                     // at last, wherever the system's loader looks
};

// Of this process: $ASCEND_CUSTOM_OPP_PATH (folders with op_api/lib/libcust_opapi.so); $ASCEND_HOME_PATH,
// $ASCEND_TOOLKIT_HOME, /usr/local/Ascend/{ascend-toolkit/latest,cann,latest} and
// $HOME/Ascend/ascend-toolkit/latest. Source of the order: the loaders of op-plugin, torch_npu and mindnlp.
CannPlaces cannPlaces();

// One file that was looked for.
struct LoadAttempt {
    std::string file;
    bool loaded = false;
    std::string note;  // the loader's own words, or what the file lacks; empty when it is as it should be
};

// An operator that may be called, and whether it can.
struct OperatorSymbol {
    const char* name = "";
    bool found = false;
    std::string file{};
};

// CANN's libraries, opened at run time, and their functions. They stay open until the process ends: CANN's
// own threads may outlive any use of it.
struct CannLibrary {
    acl::RuntimeApi runtime;
    acl::TensorApi tensors;
    acl::OperatorApi operators;
    std::vector<OperatorSymbol> symbols;  // of every operator that is known here
    std::string runtime_file;             // with links resolved: installations name their version there
};

struct CannLoad {
    std::shared_ptr<const CannLibrary> library{};  // null when there is none
    std::vector<LoadAttempt> attempts{};
    std::optional<Message> reason{};  // why there is none
};

// Opens the first installation that has every function needed. Sets ASCEND_OPP_PATH, which CANN reads when it
// is initialised, where it is not set and the installation has such a folder. Never throws for what it finds.
CannLoad loadCann(const CannPlaces& places);

}  // namespace triscope
