#include "app/gui/pages/cost/cost_table_model.h"

#include "app/gui/text/numbers.h"

namespace triscope::gui {

namespace {

constexpr int kColumns = 5;

}  // namespace

void CostTableModel::setContent(CostTableContent content) {
    std::vector<Line> lines = linesOf(content);
    const bool same_shape = lines.size() == m_lines.size();
    if (!same_shape) beginResetModel();
    m_lines = std::move(lines);
    if (!same_shape) {
        endResetModel();
    } else {
        emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
    }
}

std::vector<CostTableModel::Line> CostTableModel::linesOf(const CostTableContent& content) const {
    const CostReport& report = content.report;
    const auto heading = [](const QStringList& texts) {
        return Line{texts, std::vector<std::optional<CellKey>>(kColumns), RowRank::Plain, true};
    };
    const auto figures = [&report](const auto& row, std::initializer_list<std::optional<CostScope>> scopes) {
        Line line{{titleOf(row.title)}, {std::nullopt}, row.rank, false};
        FigureKey key{.scope = CostScope::Mix, .figure = row.figure, .mask_form = MaskForm::Block};
        for (const auto& scope : scopes) {
            key.scope = scope.value_or(key.scope);
            line.texts << (scope ? text(figureOf(report, key).text) : QString());
            line.keys.push_back(scope ? std::optional(CellKey{key, false}) : std::nullopt);
        }
        line.texts << text(ratioText(report, key));
        line.keys.emplace_back(CellKey{key, true});
        return line;
    };

    std::vector<Line> lines{
        heading({tr("The whole prefill"), tr("Dense"), content.pattern, content.mix, tr("Dense ÷ mix")})};
    for (const auto& row : callRows())
        lines.push_back(figures(row, {CostScope::Dense, CostScope::Triangle, CostScope::Mix}));
    lines.push_back(heading({tr("Attention of one layer"), tr("Dense"), content.pattern, {}, tr("Ratio")}));
    for (const auto& row : layerRows())
        lines.push_back(figures(row, {CostScope::DenseLayer, CostScope::TriangleLayer, std::nullopt}));

    Line forms = heading({tr("The mask as a tensor")});
    Line sizes{{tr("Bytes")}, {std::nullopt}, RowRank::Plain, false};
    for (const MaskFormColumn& column : maskFormColumns()) {
        forms.texts << titleOf(column.title);
        sizes.texts << text(figureOf(report.mask_sizes.*column.size).text);
        sizes.keys.emplace_back(CellKey{{CostScope::Triangle, "mask_bytes", column.form}, false});
    }
    lines.push_back(std::move(forms));
    lines.push_back(std::move(sizes));
    return lines;
}

std::optional<CellKey> CostTableModel::keyAt(const QModelIndex& index) const {
    if (!index.isValid()) return std::nullopt;
    return line(index).keys[static_cast<std::size_t>(index.column())];
}

QModelIndex CostTableModel::indexOf(const CellKey& key) const {
    for (int row = 0; row < rowCount(); ++row) {
        for (int column = 0; column < kColumns; ++column) {
            if (keyAt(index(row, column)) == key) return index(row, column);
        }
    }
    return {};
}

int CostTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int CostTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QVariant CostTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    switch (role) {
        case Qt::DisplayRole:
            return line(index).texts.value(index.column());
        case Qt::TextAlignmentRole:
            return QVariant::fromValue(Qt::AlignVCenter |
                                       (index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight));
        case Qt::AccessibleTextRole:
            return spoken(index);
        case RankRole:
            return static_cast<int>(line(index).rank);
        case HeadingRole:
            return line(index).heading;
        default:
            return {};
    }
}

// Only figures can be reached, so the arrow keys step from figure to figure.
Qt::ItemFlags CostTableModel::flags(const QModelIndex& index) const {
    return keyAt(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

// A cell as it sounds without the table around it: "Attention, in blocks, Triangle: 2.13 PFLOP".
QString CostTableModel::spoken(const QModelIndex& index) const {
    const QString own = data(index, Qt::DisplayRole).toString();
    if (!keyAt(index)) return own;
    int heading = index.row();
    while (!m_lines[static_cast<std::size_t>(heading)].heading) --heading;
    return tr("%1, %2: %3")
        .arg(line(index).texts.value(0),
             m_lines[static_cast<std::size_t>(heading)].texts.value(index.column()), own);
}

}  // namespace triscope::gui
