#pragma once

#include <QString>
#include <string_view>

namespace triscope::gui {

// A formula in symbols, "4 · heads · (dense kept cells + rows)", with its words in the user's language. Names
// that are also keys of files and figures ("head_dim", "executed_flops") stay as they are.
QString symbolsText(std::string_view symbols);
QString symbolsText(const QString& symbols);

}  // namespace triscope::gui
