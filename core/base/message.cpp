#include "core/base/message.h"

#include <utility>

namespace triscope {

std::string Message::str() const {
    return (file.empty() ? "" : file + ": ") + substitute(text, args);
}

Message counted(WideInt count, const char* one, const char* many, std::vector<std::string> args) {
    return {count == 1 ? one : many, std::move(args)};
}

std::string substitute(const std::string& text, const std::vector<std::string>& args) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool marker =
            text[at] == '%' && at + 1 < text.size() && text[at + 1] >= '1' && text[at + 1] <= '9';
        const std::size_t index = marker ? static_cast<std::size_t>(text[at + 1] - '1') : 0;
        if (!marker || index >= args.size()) {
            result += text[at];
            continue;
        }
        result += args[index];
        ++at;
    }
    return result;
}

}  // namespace triscope
