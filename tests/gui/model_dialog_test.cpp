#include "app/gui/panels/model_dialog.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTableWidget>

#include "app/gui/panels/model_choice.h"
#include "app/gui/panels/presets.h"
#include "app/gui/session/session.h"
#include "core/cost/presets.h"
#include "core/io/atomic_file.h"
#include "core/scenario/scenario_json.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/temporary_directory.h"

namespace triscope::gui {
namespace {

Scenario with(const std::string& model) {
    Scenario scenario;
    scenario.model = model;
    return scenario;
}

int rowOf(const QTableWidget& table, const QString& key) {
    for (int row = 0; row < table.rowCount(); ++row) {
        if (table.item(row, 0)->text() == key) return row;
    }
    return -1;
}

TEST(ModelDialog, ListsEveryKeyWithItsValueAndMeaning) {
    const ModelDialog dialog(with("deepseek-v3"));
    const QTableWidget& table = dialog.table();
    EXPECT_EQ(table.rowCount(), static_cast<int>(meaningOf(modelText("deepseek-v3")).fields.size()));
    const int rank = rowOf(table, "kv_lora_rank");
    ASSERT_GE(rank, 0);
    EXPECT_EQ(table.item(rank, 1)->text(), "512");
    EXPECT_EQ(table.item(rank, 2)->text(), "yes");
    EXPECT_TRUE(table.item(rank, 3)->text().contains("latent"));
    EXPECT_EQ(table.item(rowOf(table, "num_key_value_heads"), 2)->text(), "no");
    EXPECT_TRUE(dialog.summary().text().contains("671,026,419,200 parameters"));
    EXPECT_TRUE(dialog.summary().text().contains("num_nextn_predict_layers 1"));
}

TEST(ModelDialog, FindsRowsByKeyValueOrWord) {
    const ModelDialog dialog(with("llama-3.1-8b"));
    const auto shown = [&dialog] {
        int rows = 0;
        for (int row = 0; row < dialog.table().rowCount(); ++row) rows += !dialog.table().isRowHidden(row);
        return rows;
    };
    dialog.search().setText("14336");
    EXPECT_EQ(shown(), 1);
    dialog.search().setText("HEADS");
    EXPECT_GE(shown(), 2);
    dialog.search().clear();
    EXPECT_EQ(shown(), dialog.table().rowCount());
}

TEST(ModelDialog, SaysWhyAFileCannotBePriced) {
    const TemporaryDirectory directory;
    const std::string path = directory.file("config.json");
    writeWholeFile(path, R"({"model_type": "gpt2", "n_layer": 12})");
    const ModelDialog refused(with(path));
    EXPECT_TRUE(refused.summary().text().startsWith("This file cannot be priced:\nmodel_type 'gpt2'"));
    EXPECT_EQ(refused.table().rowCount(), 2);
    writeWholeFile(path, "{");
    const ModelDialog broken(with(path));
    EXPECT_TRUE(broken.summary().text().contains("not valid JSON"));
    EXPECT_EQ(broken.table().rowCount(), 0);
}

TEST(ModelChoice, TakesTheLaterHalfOfAModelThatLacksTheChosenLayers) {
    Session session;
    useModel(session, "qwen2.5-7b");
    EXPECT_EQ(session.scenario().triangle_layers, "14-27");
    EXPECT_TRUE(session.issues().empty());
    EXPECT_EQ(session.undoStack().count(), 1);
    useModel(session, "llama-3.1-70b");
    EXPECT_EQ(session.scenario().triangle_layers, "14-27");
    session.undoStack().undo();
    session.undoStack().undo();
    EXPECT_EQ(session.scenario(), Scenario{});
}

TEST(ModelChoice, CountsTheChosenLayersThatHaveFullAttention) {
    const TemporaryDirectory directory;
    Scenario scenario = with(directory.file("config.json"));
    writeWholeFile(scenario.model, R"({"model_type": "cohere2", "num_hidden_layers": 8, "hidden_size": 64,
        "intermediate_size": 96, "num_attention_heads": 4, "vocab_size": 100, "sliding_window": 128,
        "torch_dtype": "bfloat16"})");
    scenario.triangle_layers = "4-7";
    EXPECT_EQ(patternLayers(scenario), 1);  // every fourth layer is full
    scenario.triangle_layers = "8";
    EXPECT_EQ(patternLayers(scenario), std::nullopt);
}

class DroppedFiles : public WindowFixture {};

TEST_F(DroppedFiles, AreAModelOrAScenarioByWhatTheyHold) {
    const TemporaryDirectory directory;
    const std::string model = directory.file("any.json");
    const std::string scenario = directory.file("other.json");
    writeWholeFile(model, modelText("qwen3-0.6b"));
    Scenario saved;
    saved.mask.sink = 77;
    writeWholeFile(scenario, toJson(saved));
    EXPECT_TRUE(isModelFile(QString::fromStdString(model)));
    EXPECT_FALSE(isModelFile(QString::fromStdString(scenario)));
    EXPECT_TRUE(m_window->openDropped(QString::fromStdString(model)));
    EXPECT_EQ(m_session.scenario().model, model);
    EXPECT_EQ(m_session.scenario().triangle_layers, "14-27");
    EXPECT_TRUE(m_window->openDropped(QString::fromStdString(scenario)));
    EXPECT_EQ(m_session.scenario().mask.sink, 77);
}

}  // namespace
}  // namespace triscope::gui
