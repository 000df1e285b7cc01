#include "app/gui/pages/explore/cell_words.h"

#include <QCoreApplication>

#include "app/gui/text/counts.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "core/mask/block_mask.h"
#include "core/mask/explain.h"

namespace triscope::gui {

namespace {

class CellWords {
    Q_DECLARE_TR_FUNCTIONS(CellWords)

  public:
    static QString title(const MaskScene& scene, const CellExplanation& cell, const Region& region) {
        return (cell.kept ? tr("Query %1 sees key %2: %3") : tr("Query %1 does not see key %2: %3"))
            .arg(token(scene, cell.position), token(scene, cell.key), regionTitle(region));
    }

    // The position, and its word where the scene has words.
    static QString token(const MaskScene& scene, Index position) {
        if (!scene.hasWords()) return grouped(position);
        return tr("%1 “%2”", "the position and the word of a token")
            .arg(grouped(position), scene.words->at(position));
    }

    static QString block(const MaskScene& scene, MaskCell cell) {
        const Index row = cell.row / scene.block;
        const Index column = cell.key / scene.block;
        const QString place = tr("Block row %1, column %2").arg(grouped(row), grouped(column));
        switch (static_cast<BlockClass>(scene.blocks->regionAt(row, column))) {
            case BlockClass::Empty:
                return tr("%1 is empty: skipped.").arg(place);
            case BlockClass::Partial:
                return tr("%1 is partial: computed, each cell tested.").arg(place);
            case BlockClass::Full:
                break;
        }
        return tr("%1 is full: computed without a test.").arg(place);
    }

    // A block kernel computes all of a block that is not empty.
    static QStringList padding(const MaskScene& scene, MaskCell cell, bool kept) {
        const RegionId block = scene.blocks->regionAt(cell.row / scene.block, cell.key / scene.block);
        if (kept || static_cast<BlockClass>(block) == BlockClass::Empty) return {};
        return {tr("A block kernel computes this cell for nothing: padding.")};
    }

    static QString querySees(const Mask& mask, QueryIndex row) {
        CellCount keys = 0;
        QStringList spans;
        for (const Range& span : mask.keptSpans(row)) {
            keys += span.size();
            spans << QStringLiteral("%1–%2").arg(grouped(span.begin), grouped(span.end - 1));
        }
        if (keys == 0) return tr("This query sees no key at all.");
        if (keys == 1)
            return tr("This query sees one key: %1.").arg(grouped(mask.keptSpans(row).front().begin));
        return tr("This query sees %1 keys: %2.").arg(grouped(keys), spans.join(QStringLiteral(", ")));
    }

    static QString keyIsSeen(const Mask& mask, KeyIndex key) {
        const CellCount queries = mask.keptCount({{0, mask.shape().queries}, {key, key + 1}});
        return tr("This key is seen by %1 of %2.")
            .arg(grouped(queries), countOf(mask.shape().queries, Noun::Query));
    }

  private:
};

}  // namespace

PointerInfo describeCell(const MaskScene& scene, MaskCell cell, const ThemeColors& colors) {
    const CellExplanation explanation = explainCell(*scene.tokens, cell.row, cell.key);
    const Region& region = scene.tokens->regions()[explanation.region];
    PointerInfo info{CellWords::title(scene, explanation, region), {}, colors.region(region.role)};
    for (const Message& reason : explanation.reasons) info.lines << QStringLiteral("· ") + translate(reason);
    info.lines << CellWords::block(scene, cell) << CellWords::padding(scene, cell, explanation.kept)
               << CellWords::querySees(*scene.tokens, cell.row)
               << CellWords::keyIsSeen(*scene.tokens, cell.key);
    return info;
}

}  // namespace triscope::gui
