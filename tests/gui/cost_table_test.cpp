#include "app/gui/pages/cost/cost_table.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

#include "app/gui/theme/theme.h"
#include "core/scenario/cost_scenario.h"

namespace triscope::gui {
namespace {

class CostTables : public testing::Test {
  protected:
    CostTables() {
        m_table.setContent({m_report, QStringLiteral("Triangle"), QStringLiteral("Mix (16 of 32)")});
        m_table.show();
        QCoreApplication::processEvents();
    }

    std::string shown(const CellKey& key) const {
        return m_table.figures().indexOf(key).data().toString().toStdString();
    }

    Theme m_theme{ThemeChoice::Light};
    CostReport m_report = costOf(costInputOf({}));
    CostTable m_table{m_theme};
};

TEST_F(CostTables, ShowEveryFigureAsTheReportHasIt) {
    for (const CostScope scope : {CostScope::Dense, CostScope::Triangle, CostScope::Mix}) {
        for (const auto& row : callRows())
            EXPECT_EQ(shown({{scope, row.figure}, false}), row.of(callOf(m_report, scope)).text);
    }
    for (const CostScope scope : {CostScope::DenseLayer, CostScope::TriangleLayer}) {
        for (const auto& row : layerRows())
            EXPECT_EQ(shown({{scope, row.figure}, false}), row.of(layerOf(m_report, scope)).text);
    }
    EXPECT_EQ(shown({{CostScope::Triangle, "mask_bytes", MaskForm::TokenFp32}, false}), "64.0 GiB");
}

TEST_F(CostTables, SayHowManyTimesLessTheMixNeeds) {
    EXPECT_EQ(shown({{CostScope::Mix, "kv_cache_bytes"}, true}), "1.00×");
    EXPECT_EQ(shown({{CostScope::Mix, "mask_bytes"}, true}), "–") << "dense has none";
    EXPECT_EQ(shown({{CostScope::TriangleLayer, "attention_flops"}, true}), "101×");
}

TEST_F(CostTables, StandFiguresToTheRight) {
    const QModelIndex figure = m_table.figures().indexOf({{CostScope::Mix, "seconds"}, false});
    EXPECT_TRUE(figure.data(Qt::TextAlignmentRole).value<Qt::Alignment>().testFlag(Qt::AlignRight));
}

TEST_F(CostTables, AreAsLargeAsTheirCellsAndClipNone) {
    const auto& model = m_table.figures();
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            const QModelIndex index = model.index(row, column);
            const QSize needed = m_table.itemDelegate()->sizeHint({}, index);
            EXPECT_LE(needed.width(), m_table.columnWidth(column)) << index.data().toString().toStdString();
            EXPECT_LE(needed.height(), m_table.rowHeight(row)) << index.data().toString().toStdString();
            EXPECT_TRUE(m_table.viewport()->rect().contains(m_table.visualRect(index)));
        }
    }
}

TEST_F(CostTables, ChooseWhatIsClicked) {
    const CellKey key{{CostScope::Dense, "linear_flops"}, false};
    const QSignalSpy asked(&m_table, &CostTable::formulaAsked);
    QTest::mouseClick(m_table.viewport(), Qt::LeftButton, {},
                      m_table.visualRect(m_table.figures().indexOf(key)).center());
    EXPECT_EQ(m_table.chosen(), key);
    EXPECT_EQ(asked.count(), 1);
}

TEST_F(CostTables, StepFromFigureToFigureWithTheArrowKeys) {
    m_table.choose({{CostScope::Mix, "attention_seconds"}, false});
    QTest::keyClick(&m_table, Qt::Key_Left);
    EXPECT_EQ(m_table.chosen(), (CellKey{{CostScope::Triangle, "attention_seconds"}, false}));
    QTest::keyClick(&m_table, Qt::Key_Down);
    EXPECT_EQ(m_table.chosen(), (CellKey{{CostScope::TriangleLayer, "attention_flops"}, false}))
        << "the heading between them holds no figure";
    const QSignalSpy asked(&m_table, &CostTable::formulaAsked);
    QTest::keyClick(&m_table, Qt::Key_Return);
    EXPECT_EQ(asked.count(), 1);
}

TEST_F(CostTables, KeepTheChoiceWhenFiguresChange) {
    const CellKey key{{CostScope::Dense, "linear_flops"}, false};
    m_table.choose(key);
    Scenario scenario;
    scenario.mask.shape = MaskShape::square(4096);
    const CostReport report = costOf(costInputOf(scenario));
    m_table.setContent({report, QStringLiteral("Triangle"), QStringLiteral("Mix")});
    EXPECT_EQ(m_table.chosen(), key);
    EXPECT_EQ(shown(key), figureOf(report.dense.linear_flops).text);
}

TEST_F(CostTables, SayACellWithItsRowAndItsColumn) {
    const QModelIndex time = m_table.figures().indexOf({{CostScope::Dense, "seconds"}, false});
    const QString spoken = time.data(Qt::AccessibleTextRole).toString();
    for (const char* part : {"Time", "Dense", "30.7 s"}) EXPECT_TRUE(spoken.contains(QLatin1String(part)));
}

}  // namespace
}  // namespace triscope::gui
