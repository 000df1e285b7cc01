#include "core/mask/pattern_expression.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/mask/combined_mask.h"
#include "core/mask/mask_fields.h"
#include "core/mask/set_setting.h"

namespace triscope {

namespace {

constexpr Index kMostRowByRow = Index{1} << 16;

// A pattern with the settings it was given, or an operation on two such.
struct Node {
    const PatternInfo* pattern = nullptr;
    std::string text;  // as it was typed
    std::vector<std::pair<std::string, std::string>> given;
    SetOperation operation = SetOperation::And;
    std::unique_ptr<Node> first;
    std::unique_ptr<Node> second;
};

using NodePtr = std::unique_ptr<Node>;

// Recursive descent over the grammar of the header. Throws InputError.
class Reader {
  public:
    explicit Reader(std::string_view text) : m_text(text) {}

    NodePtr read() {
        NodePtr root = expression(0);
        skipBlanks();
        if (m_at < m_text.size()) fail(TRISCOPE_TR("'%1' at column %2 is not and, or, minus or the end"));
        return root;
    }

  private:
    static constexpr int kDeepest = 64;

    NodePtr expression(int depth) {
        skipBlanks();
        const std::size_t begin = m_at;
        NodePtr left = term(depth);
        while (const auto operation = takeOperation()) {
            auto node = std::make_unique<Node>();
            node->operation = *operation;
            node->first = std::move(left);
            node->second = term(depth);
            node->text = trimmed(m_text.substr(begin, m_at - begin));
            left = std::move(node);
        }
        return left;
    }

    NodePtr term(int depth) {
        skipBlanks();
        if (take('(')) {
            if (depth == kDeepest) fail(TRISCOPE_TR("has too many parentheses, at column %2"));
            NodePtr inner = expression(depth + 1);
            if (!take(')')) fail(TRISCOPE_TR("misses a closing parenthesis at column %2"));
            return inner;
        }
        const std::size_t begin = m_at;
        const std::string name = word();
        auto node = std::make_unique<Node>();
        node->pattern = findPattern(name);
        if (node->pattern == nullptr) {
            m_at = begin;
            if (name.empty()) fail(TRISCOPE_TR("misses a pattern at column %2"));
            throw InputError(
                {"pattern", {TRISCOPE_TR("'%1' is not a pattern; known: %2"), {nextWord(), patternNames()}}});
        }
        if (take('(')) settings(*node);
        node->text = trimmed(m_text.substr(begin, m_at - begin));
        return node;
    }

    void settings(Node& node) {
        do {
            skipBlanks();
            const std::size_t begin = m_at;
            const std::string name = word();
            if (!node.pattern->usesField(name)) {
                m_at = begin;
                fail(TRISCOPE_TR("'%1' at column %2 is not a setting that the pattern uses"));
            }
            if (!take('=')) fail(TRISCOPE_TR("misses = at column %2"));
            const std::size_t end = std::min(m_text.find_first_of(",)", m_at), m_text.size());
            node.given.emplace_back(name, trimmed(m_text.substr(m_at, end - m_at)));
            m_at = end;
        } while (take(','));
        if (!take(')')) fail(TRISCOPE_TR("misses a closing parenthesis at column %2"));
    }

    std::optional<SetOperation> takeOperation() {
        const std::size_t begin = m_at;
        const std::string name = word();
        if (name == "and") return SetOperation::And;
        if (name == "or") return SetOperation::Or;
        if (name == "minus") return SetOperation::Minus;
        m_at = begin;
        return std::nullopt;
    }

    void skipBlanks() { m_at = std::min(m_text.find_first_not_of(" \t\n", m_at), m_text.size()); }

    bool take(char wanted) {
        skipBlanks();
        if (m_at == m_text.size() || m_text[m_at] != wanted) return false;
        ++m_at;
        return true;
    }

    std::string word() {
        skipBlanks();
        const std::size_t end = std::min(m_text.find_first_of(" \t\n(),=", m_at), m_text.size());
        const std::string found(m_text.substr(m_at, end - m_at));
        m_at = end;
        return found;
    }

    static std::string trimmed(std::string_view text) {
        const std::size_t begin = text.find_first_not_of(" \t\n");
        if (begin == std::string_view::npos) return {};
        return std::string(text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1));
    }

    std::string nextWord() {
        const std::size_t at = m_at;
        std::string next = word();
        m_at = at;
        if (next.empty() && m_at < m_text.size()) next = m_text.substr(m_at, 1);
        return next;
    }

    [[noreturn]] void fail(const char* what) {
        skipBlanks();
        throw InputError({"pattern", {what, {nextWord(), std::to_string(m_at + 1)}}});
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

// The settings of one pattern of the expression. Throws InputError on a value that is none.
MaskSettings settingsOf(const Node& leaf, const MaskSettings& settings) {
    MaskSettings own = settings;
    own.pattern = leaf.pattern->name;
    for (const auto& [name, value] : leaf.given) {
        if (auto issue = setSetting(own, name, value)) throw InputError(std::move(*issue));
    }
    return own;
}

void checkLeaves(const Node& node, const MaskSettings& settings, Issues& issues) {
    if (node.pattern == nullptr) {
        checkLeaves(*node.first, settings, issues);
        checkLeaves(*node.second, settings, issues);
        return;
    }
    const MaskSettings own = settingsOf(node, settings);
    for (Issue& issue : checkRanges(own)) issues.push_back(std::move(issue));
    if (issues.empty() && node.pattern->check != nullptr) node.pattern->check(own, issues);
}

// Textures that repeat along different axes do not combine in closed form; that they might is enough to
// refuse, or a slider would decide.
struct Forms {
    bool rows = false;
    int textures = 0;
};

Forms operator+(const Forms& a, const Forms& b) {
    return {a.rows || b.rows, a.textures + b.textures};
}

Forms formsOf(const Node& node, const MaskSettings& settings) {
    if (node.pattern == nullptr) return formsOf(*node.first, settings) + formsOf(*node.second, settings);
    const MaskSettings own = settingsOf(node, settings);
    const Forms forms{node.pattern->form == PatternInfo::Form::Rows,
                      node.pattern->form == PatternInfo::Form::Textures ? 1 : 0};
    const bool has_user_mask = node.pattern->usesField("user-mask") && own.sparse_mode < 2;
    return has_user_mask ? forms + formsOf(*Reader(own.user_mask).read(), own) : forms;
}

// Of a combination of such forms.
std::optional<Issue> checkRowByRow(const Forms& forms, const MaskShape& shape) {
    const bool row_by_row = forms.rows || forms.textures > 1;
    if (!row_by_row || shape.queries <= kMostRowByRow) return std::nullopt;
    return Issue{"queries",
                 {TRISCOPE_TR("these patterns are combined row by row, which goes up to %1 queries, "
                              "not %2"),
                  {groupDigits(kMostRowByRow), groupDigits(shape.queries)}}};
}

MaskPtr makeNode(const Node& node, const MaskSettings& settings, const RunControl& control) {
    if (node.pattern != nullptr) return node.pattern->make(settingsOf(node, settings), control);
    return combineMasks({node.first->text, makeNode(*node.first, settings, control)},
                        {node.second->text, makeNode(*node.second, settings, control)}, node.operation,
                        control);
}

void collect(const Node& node, std::vector<const PatternInfo*>& patterns) {
    if (node.pattern == nullptr) {
        collect(*node.first, patterns);
        collect(*node.second, patterns);
    } else if (std::find(patterns.begin(), patterns.end(), node.pattern) == patterns.end()) {
        patterns.push_back(node.pattern);
    }
}

}  // namespace

Issues checkExpression(const MaskSettings& settings) {
    Issues issues;
    try {
        const NodePtr root = Reader(settings.pattern).read();
        checkLeaves(*root, settings, issues);
        if (issues.empty() && root->pattern == nullptr) {
            if (auto issue = checkRowByRow(formsOf(*root, settings), settings.shape))
                issues.push_back(*issue);
        }
    } catch (const InputError& error) {
        issues.insert(issues.end(), error.issues().begin(), error.issues().end());
    }
    return issues;
}

bool isQuick(const MaskSettings& settings) {
    const auto patterns = patternsOf(settings.pattern);
    const bool alone = patterns.size() == 1;
    return std::all_of(patterns.begin(), patterns.end(), [&](const PatternInfo* pattern) {
        if (pattern->usesField("user-mask") && settings.sparse_mode < 2) return settings.user_mask == "full";
        return pattern->form == PatternInfo::Form::Pieces ||
               (alone && pattern->form == PatternInfo::Form::Textures);
    });
}

Issues checkBlocks(const MaskSettings& settings, Index block) {
    const auto patterns = patternsOf(settings.pattern);
    const auto have = [&patterns](PatternInfo::Form form) {
        return std::any_of(patterns.begin(), patterns.end(),
                           [form](const PatternInfo* pattern) { return pattern->form == form; });
    };
    Index most = kMaxLength;
    if (have(PatternInfo::Form::Rows)) most = Index{1} << 17;
    if (have(PatternInfo::Form::Textures) && patterns.size() > 1) most = Index{1} << 13;
    const Index least = (settings.shape.queries + most - 1) / most;
    if (block >= least) return {};
    return {{"block",
             {TRISCOPE_TR(
                  "must be %1 or more: this pattern's blocks are counted row by row, up to %2 block rows"),
              {groupDigits(least), groupDigits(most)}}}};
}

std::optional<Issue> checkCombination(const MaskSettings& first, const MaskSettings& second) {
    const Forms forms = formsOf(*Reader(first.pattern).read(), first);
    // The textures of one mask laid over themselves fit together.
    const bool same = first == second;
    return checkRowByRow(same ? forms : forms + formsOf(*Reader(second.pattern).read(), second), first.shape);
}

MaskPtr makeExpression(const MaskSettings& settings, const RunControl& control) {
    return makeNode(*Reader(settings.pattern).read(), settings, control);
}

std::vector<const PatternInfo*> patternsOf(std::string_view expression) {
    std::vector<const PatternInfo*> patterns;
    try {
        collect(*Reader(expression).read(), patterns);
    } catch (const InputError&) {
        return {};
    }
    return patterns;
}

bool mentionsPattern(std::string_view expression, std::string_view name) {
    const auto patterns = patternsOf(expression);
    return std::any_of(patterns.begin(), patterns.end(),
                       [name](const PatternInfo* pattern) { return pattern->name == name; });
}

}  // namespace triscope
