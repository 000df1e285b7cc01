#include "core/npu/case_files/npu_case.h"

#include <algorithm>
#include <array>

#include "core/base/input_error.h"
#include "core/io/crc32.h"
#include "core/io/json_fields.h"
#include "core/io/json_text.h"
#include "core/io/text_file.h"

namespace triscope {

namespace {

constexpr const char* kFormat = "triscope-npu-case";
constexpr Index kVersion = 1;
constexpr Index kMostTokens = 20971520;

Json shapeJson(const CaseFile& file) {
    return {{"file", file.name()}, {"shape", file.shape}, {"dtype", file.dtype}, {"crc32", file.crc32}};
}

Json callJson(const NpuCase& npu_case) {
    return {
        {"operator", operatorName(npu_case.op)},
        {"input_layout", npu_case.layout},
        {"dtype", dtypeName(npu_case.dtype)},
        {"heads", npu_case.q.heads},
        {"kv_heads", npu_case.k.heads},
        {"queries", npu_case.q.seq},
        {"keys", npu_case.k.seq},
        {"head_dim", npu_case.q.head_dim},
        {"scale", npu_case.scale},
        {"sparse_mode", npu_case.mode.mode},
        {"sparse_mode_argument", sparseModeArgument(npu_case.op, npu_case.mode.mode, npu_case.inner_precise)},
        {"pre_tokens", npu_case.mode.pre_tokens},
        {"next_tokens", npu_case.mode.next_tokens},
        {"inner_precise", npu_case.inner_precise}};
}

Json caseJson(const NpuCase& npu_case) {
    Json json{{"format", kFormat},
              {"format_version", kVersion},
              {"id", npu_case.id},
              {"program", npu_case.program},
              {"call", callJson(npu_case)},
              {"mask",
               {{"pattern", npu_case.pattern},
                {"form", npu_case.mask_form},
                {"true_means", "masked out: the query does not look at the key"}}},
              {"files", Json::object()}};
    for (const CaseFile& file : npu_case.files) json["files"][file.role] = shapeJson(file);
    return json;
}

std::string idOf(NpuCase npu_case) {
    npu_case.id.clear();
    return crc32Text(crc32(jsonText(caseJson(npu_case))));
}

void readCall(const JsonFields& call, NpuCase& npu_case) {
    static constexpr std::array kOperators{"npu_fused_infer_attention_score", "npu_prompt_flash_attention",
                                           "npu_fusion_attention"};
    static constexpr std::array kDtypes{"fp16", "bf16"};
    npu_case.op = *findNpuOperator(kOperators.at(call.choice("operator", kOperators)));
    npu_case.layout = call.text("input_layout", 16);
    npu_case.dtype = *findDtype(kDtypes.at(call.choice("dtype", kDtypes)));
    const Index head_dim = call.integer("head_dim", 1, 512);
    npu_case.q = {call.integer("heads", 1, 256), call.integer("queries", 1, kMostTokens), head_dim};
    npu_case.k = {call.integer("kv_heads", 1, 256), call.integer("keys", 1, kMostTokens), head_dim};
    npu_case.scale = call.number("scale", 0, 1e30);
    npu_case.mode.mode = static_cast<int>(call.integer("sparse_mode", 0, 4));
    npu_case.mode.pre_tokens = call.integer("pre_tokens", -kNoLimit, kNoLimit);
    npu_case.mode.next_tokens = call.integer("next_tokens", -kNoLimit, kNoLimit);
    npu_case.inner_precise = static_cast<int>(call.integer("inner_precise", 0, 3));
}

std::vector<CaseFile> readFiles(const JsonFields& files) {
    std::vector<CaseFile> found;
    for (const char* role :
         {"q", "k", "v", "mask", "reference_out", "reference_lse", "emulated_out", "emulated_lse"}) {
        if (!files.has(role)) continue;
        const JsonFields file = files.object(role);
        found.push_back(
            {role, file.integers("shape", 1, kMostTokens), file.text("dtype", 8), file.text("crc32", 8)});
    }
    return found;
}

}  // namespace

const CaseFile* NpuCase::find(std::string_view role) const {
    const auto found =
        std::find_if(files.begin(), files.end(), [role](const CaseFile& file) { return file.role == role; });
    return found == files.end() ? nullptr : &*found;
}

std::string toJson(NpuCase& npu_case) {
    npu_case.id = idOf(npu_case);
    return jsonText(caseJson(npu_case));
}

NpuCase npuCaseFromJson(std::string_view text) {
    const JsonFields json = JsonFields::parse(text, "case");
    if (!json.has("format") || json.text("format", 64) != kFormat)
        json.refuse("format", TRISCOPE_TR("%1 must be %2"), {kFormat});
    json.integer("format_version", kVersion, kVersion);
    NpuCase npu_case;
    npu_case.id = json.text("id", 8);
    npu_case.program = json.text("program", 64);
    readCall(json.object("call"), npu_case);
    const JsonFields mask = json.object("mask");
    npu_case.pattern = mask.text("pattern", 4096);
    npu_case.mask_form = mask.text("form", 256);
    npu_case.files = readFiles(json.object("files"));
    for (const char* role : {"q", "k", "v", "reference_out", "reference_lse", "emulated_out"}) {
        if (npu_case.find(role) == nullptr) json.refuse("files", TRISCOPE_TR("%1 lacks %2"), {role});
    }
    if (npu_case.id != idOf(npu_case))
        json.refuse("id", TRISCOPE_TR("%1 does not fit the rest: something in the file was changed"), {});
    return npu_case;
}

NpuCase readCase(const std::string& directory) {
    const std::string path = directory + "/case.json";
    std::string text;
    try {
        text = readTextFile(path);
    } catch (const FileError& error) {
        throw InputError({"case", {TRISCOPE_TR("is no case: %1"), {error.what()}}});
    }
    try {
        return npuCaseFromJson(text);
    } catch (const InputError& error) {
        throw InputError({"case", {"%1: %2", {path, error.issues().front().message.str()}}});
    }
}

}  // namespace triscope
