#pragma once

#include <QDialog>

#include "core/cost/config_meaning.h"
#include "core/scenario/scenario.h"

class QLabel;
class QLineEdit;
class QTableWidget;

namespace triscope::gui {

// The config.json of a scenario's model: what it adds up to, and a table of its keys with their values, what
// each means, and whether the cost depends on it.
class ModelDialog final : public QDialog {
    Q_OBJECT

  public:
    explicit ModelDialog(const Scenario& scenario, QWidget* parent = nullptr);

    QTableWidget& table() const { return *m_table; }
    QLabel& summary() const { return *m_summary; }
    QLineEdit& search() const { return *m_search; }

  private:
    void explain(const std::string& model);
    void addFields(const std::vector<ConfigField>& fields);
    void filter(const QString& wanted);

    QLabel* m_summary;
    QLineEdit* m_search;
    QTableWidget* m_table;
};

}  // namespace triscope::gui
